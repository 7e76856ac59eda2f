// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/memory.h"

#include <unistd.h>

#include <fstream>

namespace reftel {

std::size_t mapped_memory() {
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    std::size_t shared = 0;
    file >> size >> resident >> shared;
    return file ? shared * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace reftel
