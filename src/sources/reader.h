// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "telegram/raw_telegram.h"

namespace reftel::sources {

/// Bytes that arrive front to back: a file, or a member of a container.
class ByteStream {
 public:
    virtual ~ByteStream() = default;
    /// Fills the front of `out` and gives how many bytes; 0 at the end. Io or Corrupt when the
    /// source fails.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> out) = 0;
};

/// Bytes that hold no telegram, or none that can be read: named in the import report, not kept.
struct Unread {
    telegram::Provenance from;
    std::uint64_t bytes = 0;
    std::string
        rule;  ///< Kebab-case, such as `not-text`, `empty`, `too-large`, `container-damaged`.
    std::string reason;  ///< For people: one clause, such as "this is a JPEG image".
};

/// What reading gives, one after the other.
using Item = std::variant<telegram::RawTelegram, Unread>;

/// Reads the telegrams of one file or member.
class Reader {
 public:
    virtual ~Reader() = default;
    /// The next telegram or unreadable record; nothing at the end. An Error ends this file only.
    /// Damage inside is an Unread or a SourceNote and reading goes on behind it.
    [[nodiscard]] virtual Result<std::optional<Item>> next() = 0;
};

/// What whoever reads may choose.
struct ReadOptions {
    /// Read pages of a PDF that are images with tesseract; else each such page is named in a note.
    bool ocr = true;
    /// Of tesseract's tables, as it names them: `eng+fra`.
    std::string ocr_languages = "eng";
    /// Told before each page of a PDF, as one may take seconds: `page 3 of 20 of scan.pdf`. False
    /// gives the file up. May be empty.
    std::function<bool(const std::string& step)> working;
};

/// What a reader is told about a file.
struct Input {
    telegram::Provenance from;  ///< source and member are set
    std::string head;           ///< Its first bytes, up to kHeadSize, already taken off `stream`
    std::unique_ptr<ByteStream> stream;    ///< The rest; null when there is none.
    std::size_t depth = 0;                 ///< Containers and messages around it.
    const ReadOptions* options = nullptr;  ///< Null: the defaults. Outlives the reader.
};

/// One row of readers.def.
struct ReaderKind {
    std::string_view id;       ///< `csv`
    std::string_view summary;  ///< For `reftel help import`
    /// Looks at name and first bytes; the first kind of the table that says yes reads the file.
    bool (*recognises)(std::string_view name, std::string_view head);
    std::unique_ptr<Reader> (*open)(Input input);
    /// It is asked before binary files, JSON and XML are refused, as it reads some of them.
    bool asked_first = false;
};

[[nodiscard]] std::span<const ReaderKind* const> all_readers();

/// Walks paths (files, folders, containers nested two deep; `-` is standard input), in sorted
/// order, and gives all they hold.
class Walk {
 public:
    struct Progress {
        std::uint64_t bytes_read = 0;
        std::uint64_t bytes_total = 0;  ///< Of the files named or found; 0 while unknown.
        std::uint64_t files = 0;
        std::string current;
    };

    /// Never fails: a path that does not exist becomes an Unread.
    explicit Walk(std::vector<std::string> paths, ReadOptions options = {});
    /// Walks what `input` holds: itself, or its members. For readers whose files hold files;
    /// `input.depth` counts against the nesting that is allowed; `options` must outlive it.
    Walk(Input input, const ReadOptions* options);
    ~Walk();
    Walk(const Walk&) = delete;
    Walk& operator=(const Walk&) = delete;

    /// The next item; nothing at the end. Never an error: what fails is an Unread and the walk goes
    /// on.
    [[nodiscard]] std::optional<Item> next();
    [[nodiscard]] const Progress& progress() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// All items of some bytes as if they were the file `name`.
[[nodiscard]] std::vector<Item> read_bytes(std::string_view bytes, std::string name,
                                           const ReadOptions& options = {});

}  // namespace reftel::sources
