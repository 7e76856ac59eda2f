// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Stands in for libFuzzer in ordinary builds: gives every file named on the command line, and every
// file below a folder named there, to the fuzzer once. So each crash that was found stays found.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

bool replay(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in.is_open()) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return false;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t count = 0;
    bool good = true;
    for (int index = 1; index < argc; ++index) {
        std::error_code error;
        if (!fs::is_directory(argv[index], error)) {
            good = replay(argv[index]) && good;
            ++count;
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(argv[index])) {
            if (entry.is_regular_file()) {
                good = replay(entry.path()) && good;
                ++count;
            }
        }
    }
    std::printf("%zu inputs replayed\n", count);
    return good && count > 0 ? 0 : 1;
}
