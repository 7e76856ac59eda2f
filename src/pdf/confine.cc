// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pdf/confine.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include "sources/limits.h"

// Two fences. Resource limits bound memory and forbid growing a file, so that nothing is written. A
// filter of system calls refuses sockets, other programs and looking into other processes: whoever
// takes over a library by a crafted PDF finds nothing to do but answer wrongly, and answers are not
// trusted. The filter names what is refused, not what is allowed: an upgrade of a library that uses
// a new harmless call must not break reading.

namespace reftel::pdf {
namespace {

void limit(int what, rlim_t most) {
    const rlimit value{most, most};
    static_cast<void>(setrlimit(static_cast<__rlimit_resource_t>(what), &value));
}

constexpr std::array kRefused = {
    __NR_socket,   __NR_socketpair,       __NR_connect,  __NR_bind,   __NR_listen, __NR_accept,
    __NR_accept4,  __NR_execve,           __NR_execveat, __NR_ptrace, __NR_kill,   __NR_tkill,
    __NR_unlinkat, __NR_process_vm_readv, __NR_mount,    __NR_bpf,    __NR_keyctl, __NR_setns,
    __NR_unshare,  __NR_process_vm_writev};

// AddressSanitizer reserves terabytes of addresses.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned kArchitecture = 0;
#endif

void filter_calls() {
    constexpr unsigned short kLoad = BPF_LD | BPF_W | BPF_ABS;
    constexpr unsigned short kIfEqual = BPF_JMP | BPF_JEQ | BPF_K;
    constexpr unsigned short kReturn = BPF_RET | BPF_K;
    constexpr unsigned kRefuse = SECCOMP_RET_ERRNO | 1U;  // EPERM
    std::array<sock_filter, 5 + kRefused.size() * 2> program{};
    std::size_t size = 0;
    const auto add = [&](unsigned short code, unsigned value, unsigned char otherwise) {
        program[size++] = sock_filter{code, 0, otherwise, value};
    };
    add(kLoad, offsetof(seccomp_data, arch), 0);
    program[size++] = sock_filter{kIfEqual, 1, 0, kArchitecture};
    add(kReturn, kRefuse, 0);
    add(kLoad, offsetof(seccomp_data, nr), 0);
    for (const int call : kRefused) {
        add(kIfEqual, static_cast<unsigned>(call), 1);
        add(kReturn, kRefuse, 0);
    }
    add(kReturn, SECCOMP_RET_ALLOW, 0);
    const sock_fprog fence{static_cast<unsigned short>(size), program.data()};
    static_cast<void>(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &fence));
}

}  // namespace

void confine() {
    static_cast<void>(prctl(PR_SET_PDEATHSIG, SIGKILL));
    static_cast<void>(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0));
    static_cast<void>(close_range(4, ~0U, 0));
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
    if (!kSanitized) {
        limit(RLIMIT_AS, sources::kPdfProcessBytes);
    }
    if (kArchitecture != 0) {
        filter_calls();
    }
}

}  // namespace reftel::pdf
