// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sources/reader.h"

namespace reftel::sources::testing {

/// What was read, for golden files: one block an item, the message line by line.
[[nodiscard]] std::string dump(const std::vector<Item>& items);
/// One line an item: `telegram ... 120 bytes` or `not-text ...: this is a JPEG image`.
[[nodiscard]] std::string dump_short(const std::vector<Item>& items);
/// All that a walk over `paths` gives.
[[nodiscard]] std::vector<Item> walk(std::vector<std::string> paths);

/// The telegrams among the items; they live as long as `items`.
[[nodiscard]] std::vector<const telegram::RawTelegram*> telegrams(const std::vector<Item>& items);
/// Bytes of originals and Unreads together.
[[nodiscard]] std::uint64_t total_bytes(const std::vector<Item>& items);
/// Fails the test when a span or map leads out of the original, or a copied byte differs from its
/// source.
void expect_sound(const std::vector<Item>& items);

/// `size` bytes: copies of `pattern` one after the other. Made while it is read.
[[nodiscard]] std::unique_ptr<ByteStream> repeat(std::string pattern, std::uint64_t size);
/// All items of a stream opened as a file of that name.
[[nodiscard]] std::vector<Item> read_stream(std::unique_ptr<ByteStream> stream, std::string name);

}  // namespace reftel::sources::testing
