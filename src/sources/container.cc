// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/container.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "sources/limits.h"
#include "sources/published.h"

// libarchive, held on a short leash: only the formats we name, one filter, no detection of its own,
// no names used, nothing written. What comes out is counted against what went in.

namespace reftel::sources {
namespace {

constexpr int kMaxRetries = 3;

struct CloseArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

std::string reason_of(archive* handle) {
    const char* text = archive_error_string(handle);
    return clean_member_name(text == nullptr ? "the container is damaged" : text);
}

}  // namespace

struct Container::State {
    std::unique_ptr<ByteStream> stream;
    SeekableStream* seekable = nullptr;  ///< The same stream, when it is one.
    std::string head;                    ///< Given out before the stream.
    bool head_given = false;
    ContainerKind kind = ContainerKind::Zip;
    std::string name;
    std::vector<char> chunk = std::vector<char>(std::size_t{64} << 10U);
    std::vector<char> spare =
        std::vector<char>(std::size_t{64} << 10U);  ///< For what is unpacked and not wanted.
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
    std::uint64_t members = 0;
    bool in_member = false;
    bool dead = false;
    bool table_lost = false;  ///< Of a zip; told once the members that can be read are read.
    std::unique_ptr<archive, CloseArchive> handle;  ///< Last: it is closed before what it reads.

    Result<void> open();
    Result<void> open_without_table();
    std::optional<std::string_view> damage_at_end() const;
    int choose_formats();
    Member describe(archive_entry* entry) const;
    Error die(Error::Kind why, std::string message) {
        dead = true;
        in_member = false;
        return {why, std::move(message)};
    }
};

namespace {

la_ssize_t read_callback(archive* handle, void* data, const void** buffer) {
    auto& state = *static_cast<Container::State*>(data);
    if (!state.head_given) {
        state.head_given = true;
        if (!state.head.empty()) {
            *buffer = state.head.data();
            state.bytes_in += state.head.size();
            return static_cast<la_ssize_t>(state.head.size());
        }
    }
    const Result<std::size_t> count = state.stream->read(state.chunk);
    if (!count) {
        archive_set_error(handle, EIO, "%s", count.error().message.c_str());
        return ARCHIVE_FATAL;
    }
    *buffer = state.chunk.data();
    state.bytes_in += *count;
    return static_cast<la_ssize_t>(*count);
}

la_int64_t seek_callback(archive* /*handle*/, void* data, la_int64_t offset, int whence) {
    SeekableStream& stream = *static_cast<Container::State*>(data)->seekable;
    const auto size = static_cast<la_int64_t>(stream.size());
    const auto base =
        whence == SEEK_SET
            ? 0
            : (whence == SEEK_CUR ? static_cast<la_int64_t>(stream.position()) : size);
    if (offset < -base || offset > size - base) {
        return ARCHIVE_FATAL;
    }
    stream.seek(static_cast<std::uint64_t>(base + offset));
    return base + offset;
}

int filter_of(std::string_view head) {
    if (head.starts_with("\x1F\x8B")) {
        return ARCHIVE_FILTER_GZIP;
    }
    if (head.starts_with("BZh")) {
        return ARCHIVE_FILTER_BZIP2;
    }
    return head.starts_with("\xFD") ? ARCHIVE_FILTER_XZ : ARCHIVE_FILTER_ZSTD;
}

/// `day.txt` of `day.txt.gz`.
std::string unpacked_name(std::string_view name) {
    const std::string_view base = base_name(name);
    const std::size_t dot = base.rfind('.');
    return std::string(dot == std::string_view::npos || dot == 0 ? base : base.substr(0, dot));
}

bool is_hidden(std::string_view name) {
    for (const std::string_view part : split(name, '/')) {
        if (part == "__MACOSX" || (part.size() > 1 && part[0] == '.' && part != "..")) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string clean_member_name(std::string_view name) {
    std::string_view tail = name;
    if (tail.size() > kMaxMemberName) {
        tail = tail.substr(tail.size() - kMaxMemberName);
        while (!tail.empty() && (static_cast<unsigned char>(tail.front()) & 0xC0U) == 0x80U) {
            tail.remove_prefix(1);
        }
    }
    std::string out = decode_to_utf8(tail, Encoding::Utf8).text;
    for (char& c : out) {
        c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
    return out;
}

bool is_safe_member_name(std::string_view name) {
    if (name.starts_with('/') || name.starts_with('\\') ||
        (name.size() > 1 && is_alpha(name[0]) && name[1] == ':')) {
        return false;
    }
    std::string slashes(name);
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    const auto parts = split(slashes, '/');
    return std::find(parts.begin(), parts.end(), "..") == parts.end();
}

int Container::State::choose_formats() {
    archive* a = handle.get();
    switch (kind) {
        case ContainerKind::Zip:
            return seekable != nullptr ? archive_read_support_format_zip_seekable(a)
                                       : archive_read_support_format_zip_streamable(a);
        case ContainerKind::SevenZip:
            return archive_read_support_format_7zip(a);
        case ContainerKind::Tar:
            return archive_read_support_format_tar(a);
        case ContainerKind::Compressed:
            break;
    }
    archive_read_support_format_tar(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    return archive_read_append_filter(a, filter_of(head));
}

Result<void> Container::State::open() {
    handle.reset(archive_read_new());
    if (handle == nullptr) {
        return fail(Error::Kind::Limit, "not enough memory to open the container");
    }
    if (choose_formats() < ARCHIVE_WARN) {
        return fail(Error::Kind::Unsupported, reason_of(handle.get()));
    }
    archive_read_set_callback_data(handle.get(), this);
    archive_read_set_read_callback(handle.get(), read_callback);
    if (seekable != nullptr) {
        archive_read_set_seek_callback(handle.get(), seek_callback);
    }
    // What cannot be unpacked from its first byte on opens as if it were empty.
    if (archive_read_open1(handle.get()) < ARCHIVE_WARN || archive_errno(handle.get()) != 0) {
        return fail(Error::Kind::Corrupt, reason_of(handle.get()));
    }
    return {};
}

/// A zip that was cut short has lost the table at its end; its members stand one behind the other.
Result<void> Container::State::open_without_table() {
    table_lost = true;
    seekable->seek(0);
    seekable = nullptr;
    return open();
}

/// What libarchive takes for the end, and is none.
std::optional<std::string_view> Container::State::damage_at_end() const {
    if (table_lost) {
        return "the list of members at its end is missing";
    }
    const bool is_empty = archive_format(handle.get()) == ARCHIVE_FORMAT_EMPTY;
    const auto unpacked = static_cast<std::uint64_t>(archive_filter_bytes(handle.get(), 1));
    return is_empty && unpacked < bytes_in ? std::optional("it ends before its last byte")
                                           : std::nullopt;
}

Container::Container(std::unique_ptr<State> state) : state_(std::move(state)) {}
Container::~Container() = default;

Result<std::unique_ptr<Container>> Container::open(std::unique_ptr<ByteStream> stream,
                                                   std::string head, ContainerKind kind,
                                                   std::string_view name) {
    auto state = std::make_unique<State>();
    state->stream = std::move(stream);
    state->head = std::move(head);
    state->kind = kind;
    state->name = name;
    REFTEL_CHECK(state->open());
    return std::unique_ptr<Container>(new Container(std::move(state)));
}

Result<std::unique_ptr<Container>> Container::open(std::unique_ptr<SeekableStream> stream,
                                                   ContainerKind kind, std::string_view name) {
    auto state = std::make_unique<State>();
    stream->seek(0);
    state->head = REFTEL_TRY(read_up_to(*stream, 16));
    stream->seek(0);
    state->head_given = true;
    state->seekable = stream.get();
    state->stream = std::move(stream);
    state->kind = kind;
    state->name = name;
    auto opened = state->open();
    if (!opened && kind == ContainerKind::Zip) {
        opened = state->open_without_table();
    }
    REFTEL_CHECK(std::move(opened));
    return std::unique_ptr<Container>(new Container(std::move(state)));
}

bool Container::is_dead() const {
    return state_->dead;
}

Member Container::State::describe(archive_entry* entry) const {
    Member out;
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* plain = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    const std::string_view raw = plain == nullptr ? std::string_view() : std::string_view(plain);
    out.name = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW ? unpacked_name(name)
                                                                  : clean_member_name(raw);
    if (out.name.empty()) {
        out.name = fmt::format("member {}", members);
    }
    out.safe_name = is_safe_member_name(raw);
    out.hidden = is_hidden(out.name);
    out.size = archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0
                   ? static_cast<std::uint64_t>(archive_entry_size(entry))
                   : 0;
    const auto type = archive_entry_filetype(entry);
    if ((type != AE_IFREG && type != 0) || archive_entry_hardlink(entry) != nullptr) {
        out.trouble = Member::Trouble::Special;
    } else if (archive_entry_is_data_encrypted(entry) != 0) {
        out.trouble = Member::Trouble::Encrypted;
    }
    return out;
}

/// libarchive would unpack the rest of a member uncounted; only a zip read by its table skips it
/// for nothing.
Result<void> Container::leave_member() {
    const bool skips = state_->kind == ContainerKind::Zip && state_->seekable != nullptr;
    while (state_->in_member && !skips) {
        const Result<std::size_t> count = read(state_->spare);
        if (!count && state_->dead) {
            return fail(count.error());
        }
    }
    state_->in_member = false;
    return {};
}

Result<std::optional<Member>> Container::next() {
    State& state = *state_;
    REFTEL_CHECK(leave_member());
    int retries = 0;
    while (!state.dead) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(state.handle.get(), &entry);
        if (status == ARCHIVE_EOF) {
            if (const auto damage = state.damage_at_end()) {
                return fail(state.die(Error::Kind::Corrupt, std::string(*damage)));
            }
            break;
        }
        if (status == ARCHIVE_RETRY && ++retries <= kMaxRetries) {
            continue;
        }
        if (status < ARCHIVE_WARN) {
            state.dead = status != ARCHIVE_FAILED || ++state.members > kMaxMembers;
            return fail(Error::Kind::Corrupt, reason_of(state.handle.get()));
        }
        if (++state.members > kMaxMembers) {
            return fail(
                state.die(Error::Kind::Limit, "the container has more than 10 million members"));
        }
        if (archive_entry_filetype(entry) != AE_IFDIR) {
            state.in_member = true;
            return std::optional<Member>(state.describe(entry));
        }
    }
    return std::optional<Member>();
}

Result<std::size_t> Container::read(std::span<char> out) {
    State& state = *state_;
    if (state.dead || !state.in_member || out.empty()) {
        return std::size_t{0};
    }
    la_ssize_t count = ARCHIVE_RETRY;
    for (int i = 0; i <= kMaxRetries && count == ARCHIVE_RETRY; ++i) {
        count = archive_read_data(state.handle.get(), out.data(), out.size());
    }
    if (count < 0) {
        state.in_member = false;
        return fail(Error::Kind::Corrupt, reason_of(state.handle.get()));
    }
    state.bytes_out += static_cast<std::uint64_t>(count);
    if (state.bytes_out > kMaxUnpacked ||
        (state.bytes_out > kFreeUnpacked && state.bytes_out / kMaxRatio > state.bytes_in)) {
        return fail(
            state.die(Error::Kind::Limit,
                      "the container unpacks to far more than its size; the rest is not read"));
    }
    if (count == 0) {
        state.in_member = false;
    }
    return static_cast<std::size_t>(count);
}

}  // namespace reftel::sources
