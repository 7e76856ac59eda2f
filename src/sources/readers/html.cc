// SPDX-License-Identifier: AGPL-3.0-or-later
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "sources/cable_page.h"
#include "sources/decode.h"
#include "sources/edited_document.h"
#include "sources/published.h"
#include "sources/readers.h"

// A saved page of a telegram site. The page is the original; the message is made of its text, with
// a map into the page.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;

/// Where a page says what it is; licences and comments may stand before it.
constexpr std::size_t kMaxPreamble = 2000;

class HtmlReader final : public WholeFileReader {
 public:
    using WholeFileReader::WholeFileReader;

 protected:
    Item read(RawTelegram raw) override {
        if (is_historian_page(raw.original)) {
            return read_historian(std::move(raw));
        }
        const Encoding encoding = choose_encoding(raw.original);
        CablePage page = read_cable_page(raw.original, encoding);
        if (trim(page.message.text).empty()) {
            const std::string& id = page.published.reference_id;
            return Unread{raw.from, raw.original.size(), "no-telegram",
                          id.empty() ? "this HTML page shows no telegram"
                                     : "this HTML page names " + id + " but has no message"};
        }
        raw.published = std::move(page.published);
        if (encoding == Encoding::Cp1252 || encoding == Encoding::Latin1) {
            note_encoding(raw, encoding, find_invalid_utf8(raw.original));
        }
        for (auto& [rule, value] : page.facts) {
            raw.notes.push_back({std::move(rule), std::move(value), 0});
        }
        set_made(raw, std::move(page.message));
        take_id_of_file_name(raw);
        return raw;
    }

 private:
    static Item read_historian(RawTelegram raw) {
        EditedDocument document = read_historian_page(raw.original);
        if (!is_edited_telegram(document)) {
            return Unread{raw.from, raw.original.size(), "not-a-telegram",
                          "this document of history.state.gov is no telegram"};
        }
        raw.published.reference_id = historian_id(raw.original);
        raw.published.created = document.created;
        raw.notes.push_back({"edited-heading", document.head, 0});
        if (!document.source_note.empty()) {
            raw.notes.push_back({"edited-source", document.source_note, 0});
        }
        for (std::string& note : document.notes) {
            raw.notes.push_back({"edited-note", std::move(note), 0});
        }
        set_made(raw, std::move(document.text));
        return raw;
    }

    /// `frus1969-76v28/d5` of the page's own address.
    static std::string historian_id(std::string_view page) {
        constexpr std::string_view kSign = "history.state.gov/historicaldocuments/";
        for (std::size_t at = 0; (at = page.find(kSign, at)) != std::string_view::npos;) {
            at += kSign.size();
            const std::string_view rest = page.substr(at, 60);
            const std::string_view id = rest.substr(0, rest.find_first_of("\"'?#< >"));
            const std::size_t slash = id.find("/d");
            if (slash != std::string_view::npos && slash + 2 < id.size() &&
                is_digit(id[slash + 2])) {
                return std::string(id);
            }
        }
        return {};
    }
};

bool recognises(std::string_view name, std::string_view head) {
    const std::string front = to_lower(head.substr(0, kMaxPreamble));
    const std::string_view text = trim_left(front);
    if (text.starts_with("<!doctype html") || text.starts_with("<html") ||
        text.find("<html") != std::string_view::npos) {
        return true;
    }
    const std::string lower = to_lower(name);
    const bool named =
        lower.ends_with(".html") || lower.ends_with(".htm") || lower.ends_with(".xhtml");
    return (named && front.find('<') != std::string::npos) || text.starts_with("<head") ||
           text.starts_with("<pre") || text.starts_with("<table");
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<HtmlReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind html_reader{"html", "A saved page of a telegram site", recognises, open};

}  // namespace reftel::sources
