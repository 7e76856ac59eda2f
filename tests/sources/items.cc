// SPDX-License-Identifier: AGPL-3.0-or-later
#include "items.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "sources/limits.h"
#include "sources/readers.h"
#include "sources/streams.h"

namespace reftel::sources::testing {
namespace {

using telegram::RawTelegram;

std::string dump_telegram(const RawTelegram& raw) {
    std::string out = fmt::format("telegram by {} at {}, {} bytes\n", raw.from.reader,
                                  raw.from.offset, raw.original.size());
    out += raw.made ? fmt::format("  made, {} runs\n", raw.made->map.runs().size())
                    : fmt::format("  slice {}..{}\n", raw.slice.begin, raw.slice.end);
    const auto line = [&](std::string_view name, const std::string& value) {
        out += value.empty() ? std::string() : fmt::format("  {}: {}\n", name, value);
    };
    line(raw.published.id_from_file_name ? "id (file name)" : "id", raw.published.reference_id);
    line("created", raw.published.created ? raw.published.created->to_string() : "");
    line("released", raw.published.released ? raw.published.released->to_string() : "");
    line("classification", raw.published.classification);
    line("origin", raw.published.origin);
    for (const auto& note : raw.notes) {
        out += fmt::format("  note {} at {}: {}\n", note.rule, note.offset, note.message);
    }
    for (const std::string_view text : split(raw.message(), '\n')) {
        out += fmt::format("  |{}\n", text);
    }
    return out;
}

class RepeatStream final : public ByteStream {
 public:
    RepeatStream(std::string pattern, std::uint64_t size) : left_(size) {
        while (block_.size() < kChunkSize) {
            block_ += pattern;
        }
        period_ = pattern.size();
    }
    Result<std::size_t> read(std::span<char> out) override {
        const auto most = std::min<std::uint64_t>({left_, out.size(), block_.size() - at_});
        const auto count = static_cast<std::size_t>(most);
        std::copy_n(block_.data() + at_, count, out.data());
        at_ = (at_ + count) % period_;
        left_ -= count;
        return count;
    }

 private:
    std::string block_;
    std::size_t period_ = 1;
    std::size_t at_ = 0;
    std::uint64_t left_;
};

}  // namespace

std::string dump(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
        if (const auto* raw = std::get_if<RawTelegram>(&item)) {
            out += dump_telegram(*raw);
            continue;
        }
        const Unread& unread = std::get<Unread>(item);
        out += fmt::format("unread at {}, {} bytes: {}: {}\n", unread.from.offset, unread.bytes,
                           unread.rule, unread.reason);
    }
    return out;
}

std::string dump_short(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
        if (const auto* raw = std::get_if<RawTelegram>(&item)) {
            std::string notes;
            for (const auto& note : raw->notes) {
                notes += " " + note.rule;
            }
            out += fmt::format("{}: {} bytes, {}{}\n", raw->from.to_string(), raw->original.size(),
                               raw->from.reader, notes);
            continue;
        }
        const Unread& unread = std::get<Unread>(item);
        out += fmt::format("{}: {}: {}\n", unread.from.to_string(), unread.rule, unread.reason);
    }
    return out;
}

std::vector<Item> walk(std::vector<std::string> paths) {
    Walk all(std::move(paths));
    std::vector<Item> out;
    while (auto item = all.next()) {
        out.push_back(std::move(*item));
    }
    return out;
}

std::vector<const RawTelegram*> telegrams(const std::vector<Item>& items) {
    std::vector<const RawTelegram*> out;
    for (const Item& item : items) {
        if (const auto* raw = std::get_if<RawTelegram>(&item)) {
            out.push_back(raw);
        }
    }
    return out;
}

std::uint64_t total_bytes(const std::vector<Item>& items) {
    std::uint64_t total = 0;
    bool shared = false;  // the telegrams of a PDF have the same bytes
    for (const Item& item : items) {
        const auto* raw = std::get_if<RawTelegram>(&item);
        const bool again =
            raw != nullptr && raw->from.reader == "pdf" && std::exchange(shared, true);
        total += raw == nullptr ? std::get<Unread>(item).bytes : again ? 0 : raw->original.size();
    }
    return total;
}

void expect_sound(const std::vector<Item>& items) {
    for (const RawTelegram* raw : telegrams(items)) {
        ASSERT_LE(raw->slice.begin, raw->slice.end);
        ASSERT_LE(raw->slice.end, raw->original.size());
        for (std::uint32_t i = 0; raw->made && i < raw->made->text.size(); ++i) {
            ASSERT_LT(raw->made->map.to_source(i), raw->original.size());
        }
        for (const auto& note : raw->notes) {
            ASSERT_LE(note.offset, raw->original.size());
        }
    }
}

std::unique_ptr<ByteStream> repeat(std::string pattern, std::uint64_t size) {
    return std::make_unique<RepeatStream>(std::move(pattern), size);
}

std::vector<Item> read_stream(std::unique_ptr<ByteStream> stream, std::string name) {
    Input input = take_head({std::move(name), {}, 0, {}}, std::move(stream));
    const auto reader = open_input(std::move(input));
    std::vector<Item> out;
    while (true) {
        auto item = reader->next();
        if (!item || !*item) {
            return out;
        }
        out.push_back(std::move(**item));
    }
}

}  // namespace reftel::sources::testing
