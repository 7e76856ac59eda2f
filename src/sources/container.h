// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/reader.h"
#include "sources/sniff.h"
#include "sources/streams.h"

namespace reftel::sources {

/// A file inside a container.
struct Member {
    enum class Trouble : std::uint8_t {
        None,
        Special,    ///< A link or device: not read.
        Encrypted,  ///< Not readable without its password.
    };
    std::string name;  ///< For showing and recognising only; see clean_member_name().
    bool safe_name = true;
    bool hidden =
        false;  ///< Some part of its path begins with a full stop, or it is a system's own.
    std::uint64_t size = 0;  ///< Unpacked; 0 when not stated.
    Trouble trouble = Trouble::None;
};

/// A name fit to be shown: UTF-8 without control codes, bounded (the end is kept). Never used to
/// open or write anything.
[[nodiscard]] std::string clean_member_name(std::string_view name);
/// False for a name that would lead out of a folder: absolute, or with a `..`.
[[nodiscard]] bool is_safe_member_name(std::string_view name);

/// A container, read front to back without unpacking it to a disk. Bounded: see limits.h.
class Container {
 public:
    /// `head` are the bytes already taken off `stream`. `name` is the container's own: of a packed
    /// single file it gives the member's. Corrupt when it is not what it seems.
    [[nodiscard]] static Result<std::unique_ptr<Container>> open(std::unique_ptr<ByteStream> stream,
                                                                 std::string head,
                                                                 ContainerKind kind,
                                                                 std::string_view name);
    /// The same for one that can be read in any order: a zip is then read by its table, and its
    /// refused members cost nothing.
    [[nodiscard]] static Result<std::unique_ptr<Container>> open(
        std::unique_ptr<SeekableStream> stream, ContainerKind kind, std::string_view name);
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    /// The next member that is no folder; nothing at the end. Corrupt or Limit when it cannot go on
    /// (then is_dead()) or when one member cannot be read.
    [[nodiscard]] Result<std::optional<Member>> next();
    /// Bytes of the current member. Limit (then is_dead()) when the container unpacks to more than
    /// is reasonable.
    [[nodiscard]] Result<std::size_t> read(std::span<char> out);
    [[nodiscard]] bool is_dead() const;

    struct State;

 private:
    explicit Container(std::unique_ptr<State> state);
    [[nodiscard]] Result<void> leave_member();
    std::unique_ptr<State> state_;
};

}  // namespace reftel::sources
