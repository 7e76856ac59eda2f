// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"

namespace reftel::room {

/// What an import did and what it did not understand.
struct ImportReport {
    /// A file or record that holds no telegram, or none that could be read.
    struct Refused {
        std::string where;   ///< `day.zip!a.jpg`, `cables.csv:1042`
        std::string rule;    ///< `not-text`, `no-telegram`, ...
        std::string reason;  ///< For people
        std::uint64_t bytes = 0;
    };
    /// Lines of a telegram of which no part of it was made.
    struct UnreadLines {
        std::string where;        ///< `cables.csv:1042`: lines are counted from the record's first
        std::uint32_t first = 1;  ///< Line, from 1
        std::uint32_t last = 1;
        std::uint64_t bytes = 0;
    };
    /// A telegram that was read, but poorly.
    struct Poor {
        std::string id;
        std::string where;
        std::vector<std::string_view> reasons;  ///< For people; static storage
        std::uint64_t bytes_unread = 0;
    };
    /// A rule that found or noted something, and where it did first.
    struct Rule {
        std::uint64_t count = 0;
        std::string example;  ///< `cables/03.txt:12`; of a record `cables.csv:1042, line 12`
    };
    /// What was read from one file.
    struct File {
        std::string where;
        std::string reader;
        std::uint64_t telegrams = 0;  ///< Read from it, new or held
        std::uint64_t fresh = 0;      ///< New telegrams
        std::uint64_t witnesses = 0;  ///< Further witnesses of held telegrams
        std::uint64_t held = 0;       ///< Already held, byte for byte
        std::uint64_t refused = 0;
        std::string reason;       ///< Of the first that was refused
        std::uint64_t bytes = 0;  ///< Of the telegrams' originals
        std::uint64_t bytes_unread =
            0;  ///< Lines of messages that were not understood, and refused records
        std::vector<UnreadLines> unread;  ///< Longest first, at most kMaxUnreadLinesInFile
        std::vector<std::string> ids;     ///< Addresses, at most kMaxIdsInReport
        std::map<std::string, std::uint64_t> findings;  ///< By rule
        std::map<std::string, std::uint64_t> noted;     ///< By rule
    };

    std::uint64_t telegrams = 0;  ///< Read, new or held
    std::uint64_t fresh = 0;
    std::uint64_t witnesses = 0;
    std::uint64_t held = 0;
    std::uint64_t provisional = 0;                  ///< Of the new ones: without a readable MRN
    std::uint64_t bytes = 0;                        ///< Of the telegrams' originals
    std::uint64_t bytes_message = 0;                ///< Of their messages, decoded
    std::uint64_t bytes_unread = 0;                 ///< Lines not understood, and refused records
    std::uint64_t bytes_refused = 0;                ///< Of bytes_unread: refused records
    std::map<std::string, std::uint64_t> parts;     ///< Bytes of messages by the part they are in
    std::map<std::string, std::uint64_t> variants;  ///< Telegrams by form of their header
    std::map<std::string, Rule> findings;           ///< What is odd, by rule
    std::map<std::string, Rule> noted;              ///< What sources hold beside the texts, by rule
    std::map<std::string, std::uint64_t> refused_by_rule;
    std::vector<UnreadLines> unread;  ///< The longest of all files, at most kMaxUnreadLinesInReport
    std::vector<Poor> poor;           ///< At most kMaxPoorInReport, then counted in poor_more
    std::uint64_t poor_more = 0;
    std::vector<File> files;  ///< At most kMaxFilesInReport, then counted in files_more
    std::uint64_t files_more = 0;
    std::vector<Refused> refused;  ///< At most kMaxRefusedInReport, then counted in refused_more
    std::uint64_t refused_more = 0;
    bool stopped = false;  ///< The caller asked to stop; what was done is in the archive

    /// True when nothing in the archive was changed by it.
    [[nodiscard]] bool changed_nothing() const { return fresh == 0 && witnesses == 0; }
    /// Adds what a later import did. Lists stay within their bounds; a file that came again is
    /// listed again.
    void add(const ImportReport& later);
    /// Bytes of messages that are in a named part of a telegram.
    [[nodiscard]] std::uint64_t bytes_understood() const {
        const std::uint64_t lines = bytes_unread - bytes_refused;
        return bytes_message > lines ? bytes_message - lines : 0;
    }
};

struct ImportProgress {
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0;  ///< 0 while unknown
    std::uint64_t telegrams = 0;
    std::string current;  ///< The file being read; of a PDF its page
};

struct ImportOptions {
    std::vector<std::string> paths;
    unsigned threads = 0;  ///< That parse; 0: as many as the machine has cores
    UtcTime now;
    bool ocr = true;                    ///< Read scanned pages of PDFs
    std::string ocr_languages = "eng";  ///< Of tesseract: `eng+fra`
    /// Called now and then from the calling thread; false stops the import after the batch under
    /// way.
    std::function<bool(const ImportProgress&)> progress;
};

/// Reads files, folders and containers into the archive at `folder` (made when there is none): read
/// -> parse on all cores -> one writer, batch by batch. A batch is in the archive entirely or not
/// at all; running the same import again goes on where it was ended. Fails only when the archive
/// cannot be written (Busy, Io, Unsupported); what is wrong with single files is in the report.
[[nodiscard]] Result<ImportReport> import(const std::string& folder, const ImportOptions& options);

}  // namespace reftel::room
