// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/pdf_process.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>

#include "sources/limits.h"

namespace reftel::sources {
namespace {

using Clock = std::chrono::steady_clock;

/// Descriptors that are handed on lie above those the other program expects them at.
constexpr int kLowestDescriptor = 10;

tl::unexpected<Error> system_failure(std::string_view what) {
    return fail(Error::Kind::Io,
                fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

/// A descriptor moved up; -1 when that fails.
int moved_up(int descriptor) {
    const int out = ::fcntl(descriptor, F_DUPFD_CLOEXEC, kLowestDescriptor);
    ::close(descriptor);
    return out;
}

/// `reftel-pdf` in the folder of the program that runs.
std::string program_path() {
    std::array<char, PATH_MAX> path{};
    const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
    const std::string own(path.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return own.substr(0, own.rfind('/') + 1) + "reftel-pdf";
}

/// The bytes as a file that has no name.
Result<int> file_in_memory(std::string_view bytes) {
    const int made = ::memfd_create("reftel-pdf", MFD_CLOEXEC);
    const int file = made < 0 ? -1 : moved_up(made);
    if (file < 0) {
        return system_failure("no file in memory for the PDF");
    }
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count <= 0) {
            ::close(file);
            return system_failure("no file in memory for the PDF");
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return file;
}

/// Starts the program with `socket` and `file` where it expects them.
Result<pid_t> spawn(const std::string& path, const std::string& languages, int socket, int file) {
    std::array<std::string, 2> words = {"reftel-pdf", languages};
    std::array<char*, 3> arguments = {words[0].data(), words[1].data(), nullptr};
    // One thread a page: whoever imports runs several programs already.
    std::string threads = "OMP_THREAD_LIMIT=1";
    std::string locale = "LC_ALL=C.UTF-8";
    const char* const own = std::getenv("TESSDATA_PREFIX");
    std::string tables = std::string("TESSDATA_PREFIX=") + (own != nullptr ? own : "");
    std::array<char*, 4> environment = {threads.data(), locale.data(),
                                        own != nullptr ? tables.data() : nullptr, nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, file, 3);
    pid_t process = -1;
    errno = ::posix_spawn(&process, path.c_str(), &actions, nullptr, arguments.data(),
                          environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (process < 0) {
        return system_failure("reftel-pdf cannot be started");
    }
    return process;
}

/// Fills `out`; the kind of Error tells a late answer (Limit) from a process that ended (Corrupt).
Result<void> receive(int socket, char* out, std::size_t size, Clock::time_point until) {
    while (size > 0) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd waiting{socket, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<long long>(0, left)));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (ready <= 0) {
            return fail(Error::Kind::Limit, "it takes too long");
        }
        const ssize_t count = ::recv(socket, out, size, 0);
        if (count <= 0) {
            return fail(Error::Kind::Corrupt, "it ends the program that reads PDFs");
        }
        out += count;
        size -= static_cast<std::size_t>(count);
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<PdfProcess>> PdfProcess::open(std::string_view pdf, std::string languages) {
    if (::access(program_path().c_str(), X_OK) != 0) {
        return fail(Error::Kind::Unsupported,
                    "the program reftel-pdf, which reads PDFs, does not lie beside this one");
    }
    const int file = REFTEL_TRY(file_in_memory(pdf));
    std::unique_ptr<PdfProcess> out(new PdfProcess(file, std::move(languages)));
    REFTEL_CHECK(out->start());
    return out;
}

PdfProcess::~PdfProcess() {
    static_cast<void>(stop());
    ::close(file_);
}

Result<void> PdfProcess::start() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return system_failure("no socket for reftel-pdf");
    }
    ++starts_;
    socket_ = ends[0];
    const int other = moved_up(ends[1]);
    const Result<pid_t> process = spawn(program_path(), languages_, other, file_);
    ::close(other);
    if (!process) {
        static_cast<void>(stop());
        return fail(process.error());
    }
    process_ = *process;
    const Result<std::string> bytes = answer(kPdfOpenSeconds);
    auto opening = bytes ? decode_opening(*bytes) : fail(bytes.error());
    if (!opening) {
        const std::string why = stop();
        return fail(opening.error().kind, opening.error().message + why);
    }
    opening_ = std::move(*opening);
    return {};
}

Result<std::string> PdfProcess::answer(int seconds) {
    const auto until = Clock::now() + std::chrono::seconds(seconds);
    std::array<char, 4> head{};
    REFTEL_CHECK(receive(socket_, head.data(), head.size(), until));
    std::size_t size = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        size |= std::size_t{static_cast<unsigned char>(head[i])} << (8 * i);
    }
    if (size > kMaxPdfAnswer) {
        return fail(Error::Kind::Corrupt, "the answer about it is too large");
    }
    std::string out(size, '\0');
    REFTEL_CHECK(receive(socket_, out.data(), size, until));
    return out;
}

std::string PdfProcess::stop() {
    if (socket_ >= 0) {
        ::close(std::exchange(socket_, -1));
    }
    if (process_ < 0) {
        return {};
    }
    ::kill(process_, SIGKILL);
    int status = 0;
    const pid_t ended = ::waitpid(std::exchange(process_, -1), &status, 0);
    const bool by_itself = ended > 0 && WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
    return by_itself ? fmt::format(" ({})", ::strsignal(WTERMSIG(status))) : std::string();
}

PdfPage PdfProcess::ask(const PdfQuestion& question, int seconds) {
    PdfPage failed;
    failed.kind = PdfPage::Kind::Failed;
    if (process_ < 0) {
        if (starts_ > kMaxPdfRestarts) {
            failed.trouble = "too many pages before it could not be read";
            return failed;
        }
        if (const auto started = start(); !started) {
            failed.trouble = started.error().message;
            return failed;
        }
    }
    const std::string asked = encode_question(question);
    static_cast<void>(::send(socket_, asked.data(), asked.size(), MSG_NOSIGNAL));
    const Result<std::string> bytes = answer(seconds);
    auto page = bytes ? decode_page(*bytes) : fail(bytes.error());
    if (!page) {
        failed.trouble = page.error().kind == Error::Kind::Limit
                             ? fmt::format("it takes longer than {} seconds", seconds)
                             : page.error().message;
        failed.trouble += stop();
        return failed;
    }
    return std::move(*page);
}

}  // namespace reftel::sources
