// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::sources
//
// Containers of foreign bytes, opened both ways: by their table and front to back.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/utf8.h"
#include "sources/container.h"
#include "sources/sniff.h"
#include "sources/streams.h"

namespace {

using reftel::sources::Container;

void read_all(reftel::Result<std::unique_ptr<Container>> opened) {
    if (!opened) {
        return;
    }
    constexpr int kMostMembers = 100;
    std::vector<char> buffer(std::size_t{64} << 10U);
    for (int i = 0; i < kMostMembers && !(*opened)->is_dead(); ++i) {
        const auto member = (*opened)->next();
        if (member && !*member) {
            return;
        }
        if (!member) {
            continue;
        }
        const std::string& name = (*member)->name;
        REFTEL_ASSERT(!name.empty() && reftel::find_invalid_utf8(name) == std::string_view::npos,
                      "a name can be shown");
        REFTEL_ASSERT(
            std::none_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < 0x20; }),
            "a name is clean");
        const auto count = (*opened)->read(buffer);
        REFTEL_ASSERT(!count || *count <= buffer.size(), "what is read fits");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using reftel::sources::StringStream;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto kind = reftel::sources::recognise_container(bytes);
    if (!kind) {
        return 0;
    }
    read_all(Container::open(std::make_unique<StringStream>(bytes), *kind, "x.gz"));
    std::unique_ptr<reftel::sources::ByteStream> rest =
        std::make_unique<StringStream>(bytes.substr(std::min<std::size_t>(size, 300)));
    read_all(Container::open(std::move(rest), bytes.substr(0, 300), *kind, "x.gz"));
    return 0;
}
