// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "sources/sniff.h"
#include "sources/streams.h"

namespace reftel::sources {
namespace {

constexpr std::array kReaders{
#define REFTEL_READER(id) &id##_reader,
#include "sources/readers.def"
#undef REFTEL_READER
};

std::string_view rule_of(Error::Kind kind) {
    switch (kind) {
        case Error::Kind::NotFound:
            return "not-found";
        case Error::Kind::Limit:
            return "too-large";
        case Error::Kind::Corrupt:
        case Error::Kind::Malformed:
            return "container-damaged";
        case Error::Kind::Unsupported:
            return "not-supported";
        case Error::Kind::Io:
        case Error::Kind::Busy:
            return "unreadable";
    }
    return "unreadable";
}

/// Counts the bytes of a file that is not read further.
class RefusingReader final : public Reader {
 public:
    RefusingReader(Input input, Unread refusal) : window_(input), refusal_(std::move(refusal)) {}

    Result<std::optional<Item>> next() override {
        if (done_) {
            return std::optional<Item>();
        }
        done_ = true;
        if (refusal_.bytes == 0) {
            refusal_.bytes = drain(window_);
        }
        return std::optional<Item>(std::move(refusal_));
    }

 private:
    Window window_;
    Unread refusal_;
    bool done_ = false;
};

}  // namespace

std::span<const ReaderKind* const> all_readers() {
    return kReaders;
}

std::unique_ptr<Reader> open_input(Input input, std::uint64_t size) {
    const std::string& path = input.from.member.empty() ? input.from.source : input.from.member;
    const std::string name(base_name(path));
    for (const ReaderKind* kind : kReaders) {
        if (kind->asked_first && kind->recognises(name, input.head)) {
            input.from.reader = kind->id;
            return kind->open(std::move(input));
        }
    }
    if (auto refusal = recognise_no_telegram(input.head)) {
        Unread item{input.from, size, std::string(refusal->rule), std::move(refusal->reason)};
        return std::make_unique<RefusingReader>(std::move(input), std::move(item));
    }
    for (const ReaderKind* kind : kReaders) {
        if (!kind->asked_first && kind->recognises(name, input.head)) {
            input.from.reader = kind->id;
            return kind->open(std::move(input));
        }
    }
    Unread item{input.from, size, "not-a-telegram", "no reader knows this kind of file"};
    return std::make_unique<RefusingReader>(std::move(input), std::move(item));
}

Result<std::optional<Item>> WholeFileReader::next() {
    if (done_) {
        if (window_.error()) {
            return fail(*window_.error());
        }
        return std::optional<Item>();
    }
    done_ = true;
    window_.want(kMaxTelegramBytes + 1);
    if (window_.view().size() > kMaxTelegramBytes) {
        return std::optional<Item>(
            Unread{from_, drain(window_), "too-large", "this page is larger than 16 MB"});
    }
    telegram::RawTelegram raw;
    raw.original = window_.view();
    raw.from = from_;
    note_early_end(raw, window_);
    return std::optional<Item>(read(std::move(raw)));
}

std::uint64_t drain(Window& window) {
    std::uint64_t total = 0;
    while (true) {
        const std::size_t size = window.view().size();
        total += size;
        window.consume(size);
        if (window.at_end()) {
            return total;
        }
        window.want(1);
    }
}

void note_early_end(telegram::RawTelegram& raw, const Window& window) {
    if (window.error()) {
        raw.notes.push_back({"record-cut-short",
                             "the source ended early: " + window.error()->message,
                             raw.original.size()});
    }
}

Unread unread(telegram::Provenance from, const Error& error) {
    return {std::move(from), 0, std::string(rule_of(error.kind)), error.message};
}

std::vector<Item> read_bytes(std::string_view bytes, std::string name, const ReadOptions& options) {
    Input input;
    input.from.source = std::move(name);
    input.options = &options;
    input.head = bytes.substr(0, kHeadSize);
    if (bytes.size() > kHeadSize) {
        input.stream = std::make_unique<StringStream>(std::string(bytes.substr(kHeadSize)));
    }
    const telegram::Provenance from = input.from;
    const std::unique_ptr<Reader> reader = open_input(std::move(input), bytes.size());
    std::vector<Item> out;
    while (true) {
        Result<std::optional<Item>> item = reader->next();
        if (!item) {
            out.emplace_back(unread(from, item.error()));
            return out;
        }
        if (!*item) {
            return out;
        }
        out.push_back(std::move(**item));
    }
}

}  // namespace reftel::sources
