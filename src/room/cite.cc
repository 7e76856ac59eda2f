// SPDX-License-Identifier: AGPL-3.0-or-later
// Two steps: what a citation can say is gathered once (Cited), then each style puts it in its
// order. The formats for programs escape every value on its way out, so no text of a telegram can
// end a field or a record.

#include "room/cite.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "base/utf8.h"
#include "room/sent.h"
#include "telegram/facts.h"
#include "telegram/post.h"

namespace reftel::room {
namespace {

constexpr std::array kStyles = {
    CiteStyleInfo{CiteStyle::Nara, "nara", "National Archives", "", ""},
    CiteStyleInfo{CiteStyle::Chicago, "chicago", "Chicago", "", ""},
    CiteStyleInfo{CiteStyle::Apa, "apa", "APA", "", ""},
    CiteStyleInfo{CiteStyle::Wikileaks, "wikileaks", "WikiLeaks", "", ""},
    CiteStyleInfo{CiteStyle::Bibtex, "bibtex", "BibTeX", ".bib", "application/x-bibtex"},
    CiteStyleInfo{CiteStyle::Ris, "ris", "RIS", ".ris", "application/x-research-info-systems"},
    CiteStyleInfo{CiteStyle::CslJson, "csl-json", "CSL-JSON", ".csl.json",
                  "application/vnd.citationstyles.csl+json"},
};

/// What a citation can say: one line each, UTF-8, nothing escaped.
struct Cited {
    std::string id;
    std::string number;  ///< `436`; empty without MRN
    std::string sender;
    std::string receiver;
    std::string title;
    std::optional<UtcTime> sent;
    std::string moment;  ///< The same, with the hour if it is known
    std::string classification;
    std::string source;  ///< Where the paper is, as published
    std::string series;  ///< Of which archival series it is; empty unless the telegram shows it
    std::string collection;
    std::string url;
    std::string paragraph;
    std::vector<std::string> keywords;  ///< TAGS
};

/// One line of UTF-8 without control characters.
std::string clean(std::string_view text) {
    std::string out = find_invalid_utf8(text) == std::string_view::npos
                          ? std::string(text)
                          : decode_to_utf8(text, Encoding::Utf8).text;
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        c = byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    return collapse_space(out);
}

/// The National Archives' numbers of the document, or what the editors of a volume say.
std::string archival_source(const Reading& reading) {
    std::string out;
    for (const telegram::Attribute& attribute : reading.telegram->attributes) {
        const bool wanted = attribute.key == "Document Number" || attribute.key == "Film Number";
        if (wanted && !attribute.value.empty() && !equals_fold(attribute.value, "n/a")) {
            out += out.empty() ? "" : ", ";
            out += fmt::format("{} {}", attribute.key, attribute.value);
        }
    }
    constexpr std::string_view kEdited = "edited-source: ";
    for (const std::string& note : reading.source_notes) {
        if (out.empty() && note.starts_with(kEdited)) {
            out = note.substr(kEdited.size());
        }
    }
    const std::string text = clean(out);
    return std::string(trim_right(text).substr(0, text.find_last_not_of(". ") + 1));
}

/// Where the State Department's electronic telegrams of 1973 to 1979 are, as the National Archives
/// ask to cite them; empty unless the telegram has the attributes of that release.
std::string archival_series(const Reading& reading) {
    const auto has = [&](std::string_view key) {
        return std::ranges::any_of(reading.telegram->attributes,
                                   [&](const telegram::Attribute& attribute) {
                                       return attribute.key == key && !attribute.value.empty();
                                   });
    };
    const bool released = has("Document Number") && has("Film Number") && has("Locator");
    return released ? "Electronic Telegrams; Central Foreign Policy Files, 1973-79; Record Group "
                      "59: General Records of the Department of State; National Archives at "
                      "College Park, MD, Access to Archival Databases (AAD)"
                    : "";
}

/// Part of an address: what could end a field or begin another is percent-encoded.
std::string address_part(std::string_view text) {
    constexpr std::string_view kPlain = "-._~:/?#[]@!&'()*+,;=%";
    std::string out;
    for (const char c : text) {
        const bool plain = is_alnum(c) || kPlain.find(c) != std::string_view::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

Cited gather(const Reading& reading, const CiteContext& context, std::string_view paragraph) {
    Cited out;
    out.id = clean(reading.card.id);
    if (reading.telegram->mrn) {
        out.number = std::to_string(reading.telegram->mrn->number);
    }
    out.sender = clean(sender_name(reading));
    out.receiver = clean(receiver_name(reading));
    out.title = clean(reading.card.subject);
    out.sent = reading.card.date;
    out.moment = sent_text(reading.card);
    out.classification = clean(reading.card.classification);
    out.source = archival_source(reading);
    out.series = archival_series(reading);
    out.collection = clean(context.collection);
    out.paragraph = clean(paragraph);
    if (!context.url.empty()) {
        out.url = address_part(context.url) + "/cable/" + address_part(out.id);
        out.url += out.paragraph.empty() ? "" : "/" + address_part(out.paragraph);
    }
    for (const telegram::Tag& tag : reading.telegram->tags) {
        out.keywords.push_back(clean(tag.code));
    }
    return out;
}

/// `March 12, 2009`
std::string american(const Date& date) {
    return fmt::format("{} {}, {}", month_name(date.month), date.day, date.year);
}

/// Appends `separator` and `text` unless the text is empty.
void add(std::string& out, std::string_view separator, std::string_view text) {
    if (!text.empty()) {
        out += out.empty() ? "" : separator;
        out += text;
    }
}

/// What only a title's last sign can make needless: no comma follows a question.
bool takes_comma(std::string_view title) {
    const std::size_t last = title.find_last_not_of("\"')");
    return last == std::string_view::npos || (title[last] != '?' && title[last] != '!');
}

/// The title in quotes, then date and paragraph, the comma within the quotes.
std::string title_date_paragraph(const Cited& cited, std::string_view no_date,
                                 std::string_view paragraph) {
    std::string rest = cited.sent ? american(cited.sent->date()) : std::string(no_date);
    add(rest, ", ",
        cited.paragraph.empty() ? "" : fmt::format("{} {}", paragraph, cited.paragraph));
    if (cited.title.empty()) {
        return rest;
    }
    const std::string title = quoted_title(cited.title, rest.empty() ? "" : ",");
    return rest.empty() ? title : fmt::format("{} {}", title, rest);
}

/// From the item to the collection, parts parted by semicolons, as the National Archives ask.
std::string nara(const Cited& cited) {
    std::string out = "Telegram " + (cited.number.empty() ? cited.id : cited.number);
    add(out, " from ", cited.sender);
    add(out, " to ", cited.receiver);
    add(out, ", ", title_date_paragraph(cited, "", "paragraph"));
    add(out, "; ", cited.number.empty() ? "" : cited.id);
    add(out, "; ", cited.source);
    add(out, "; ", cited.series);
    add(out, "; ", cited.collection);
    add(out, ", ", cited.url);
    return out + ".\n";
}

/// A note: sender to receiver, number, title, date, place.
std::string chicago(const Cited& cited) {
    std::string out = cited.sender.empty() ? "Unknown sender" : cited.sender;
    add(out, " to ", cited.receiver);
    add(out, ", ", cited.number.empty() ? "telegram" : "telegram " + cited.number);
    add(out, ", ", title_date_paragraph(cited, "n.d.", "para."));
    add(out, ", ", cited.id);
    add(out, ", ", cited.collection);
    add(out, ", ", cited.url);
    return out + ".\n";
}

/// An entry of the list; a paragraph belongs into the text, which gets a line of its own.
std::string apa(const Cited& cited) {
    const std::string year = cited.sent ? std::to_string(cited.sent->date().year) : "n.d.";
    std::string date = year;
    if (cited.sent) {
        const Date day = cited.sent->date();
        date += fmt::format(", {} {}", month_name(day.month), day.day);
    }
    const std::string number = fmt::format("Telegram {}", cited.id);
    const bool titled = !cited.title.empty();
    std::string out = cited.sender.empty() ? number : cited.sender;
    out += fmt::format(". ({}). ", date);
    out += titled ? fmt::format("{} ({}).", cited.title, number) : fmt::format("[{}].", number);
    add(out, " ", cited.collection.empty() ? "" : cited.collection + ".");
    add(out, " ", cited.url);
    out += '\n';
    if (!cited.paragraph.empty()) {
        out += fmt::format("In the text: ({}, {}, para. {})\n",
                           cited.sender.empty() ? number : cited.sender, year, cited.paragraph);
    }
    return out;
}

/// The row of facts above a cable, on one line.
std::string wikileaks(const Cited& cited) {
    std::string out = "Cable " + cited.id;
    add(out, ", ", cited.title.empty() ? "" : quoted_title(cited.title, ""));
    add(out, ", ", cited.moment);
    add(out, ", ", cited.classification);
    add(out, ", ", cited.sender);
    add(out, ", ", cited.paragraph.empty() ? "" : "paragraph " + cited.paragraph);
    add(out, ", ", cited.url);
    return out + "\n";
}

/// A value between braces. BibTeX counts braces even behind a backslash, so none may stay.
std::string tex(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\textbackslash{}";
                break;
            case '{':
                out += "\\textbraceleft{}";
                break;
            case '}':
                out += "\\textbraceright{}";
                break;
            case '~':
                out += "\\textasciitilde{}";
                break;
            case '^':
                out += "\\textasciicircum{}";
                break;
            case '#':
            case '$':
            case '%':
            case '&':
            case '_':
                out += '\\';
                out += c;
                break;
            default:
                out += c;
        }
    }
    return out;
}

void bibtex_field(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        out += fmt::format("  {} = {{{}}},\n", name, value);
    }
}

/// A word of BibTeX: letters, digits and hyphens of the id, and of the paragraph, so that two
/// paragraphs of one telegram can stand in one file.
std::string bibtex_key(const Cited& cited) {
    std::string out = cited.id;
    add(out, "-", cited.paragraph);
    for (char& c : out) {
        c = is_alnum(c) ? c : '-';
    }
    return out;
}

std::string bibtex(const Cited& cited) {
    std::string out = fmt::format("@misc{{{},\n", bibtex_key(cited));
    // Doubled braces: a name that is no person's, and capitals that stay.
    bibtex_field(out, "author", cited.sender.empty() ? "" : "{" + tex(cited.sender) + "}");
    bibtex_field(out, "title", cited.title.empty() ? "" : "{" + tex(cited.title) + "}");
    if (cited.sent) {
        const Date date = cited.sent->date();
        bibtex_field(out, "year", std::to_string(date.year));
        out += fmt::format("  month = {},\n", to_lower(month_name(date.month).substr(0, 3)));
        bibtex_field(out, "date", to_string(date));
    }
    bibtex_field(out, "number", tex(cited.id));
    std::string how = "Telegram";
    add(how, " to ", tex(cited.receiver));
    bibtex_field(out, "howpublished", how);
    bibtex_field(out, "organization", tex(cited.collection));
    bibtex_field(out, "keywords", tex(fmt::format("{}", fmt::join(cited.keywords, ", "))));
    std::string note = tex(cited.classification);
    add(note, "; ", tex(cited.source));
    add(note, "; ", cited.paragraph.empty() ? "" : "paragraph " + tex(cited.paragraph));
    bibtex_field(out, "note", note);
    bibtex_field(out, "url", cited.url);
    return out + "}\n";
}

void ris_line(std::string& out, std::string_view tag, std::string_view value) {
    if (!value.empty()) {
        out += fmt::format("{}  - {}\r\n", tag, value);
    }
}

/// Names and keywords of RIS hold no asterisk.
std::string ris_name(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '*', ' ');
    return collapse_space(out);
}

std::string ris(const Cited& cited) {
    std::string out;
    ris_line(out, "TY", "GOVDOC");
    ris_line(out, "ID", cited.id);
    ris_line(out, "AU", ris_name(cited.sender));
    ris_line(out, "TI", cited.title);
    if (cited.sent) {
        const Date date = cited.sent->date();
        ris_line(out, "PY", std::to_string(date.year));
        ris_line(out, "DA", fmt::format("{}/{:02}/{:02}/", date.year, date.month, date.day));
    }
    ris_line(out, "M3", "Telegram");
    ris_line(out, "AN", cited.id);
    ris_line(out, "DB", cited.collection);
    ris_line(out, "N1", cited.receiver.empty() ? "" : "To " + cited.receiver);
    ris_line(out, "N1", cited.classification);
    ris_line(out, "N1", cited.source);
    ris_line(out, "SP", cited.paragraph.empty() ? "" : "paragraph " + cited.paragraph);
    for (const std::string& keyword : cited.keywords) {
        ris_line(out, "KW", ris_name(keyword));
    }
    ris_line(out, "UR", cited.url);
    return out + "ER  - \r\n";
}

void csl_name(JsonWriter& json, std::string_view role, std::string_view name) {
    if (name.empty()) {
        return;
    }
    json.key(role);
    json.begin_array();
    json.begin_object();
    json.field("literal", name);
    json.end_object();
    json.end_array();
}

void csl_date(JsonWriter& json, const Date& date) {
    json.key("issued");
    json.begin_object();
    json.key("date-parts");
    json.begin_array();
    json.begin_array();
    json.value(date.year);
    json.value(static_cast<std::uint64_t>(date.month));
    json.value(static_cast<std::uint64_t>(date.day));
    json.end_array();
    json.end_array();
    json.end_object();
}

std::string csl_json(const Cited& cited) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_array();
    json.begin_object();
    json.field("id", cited.id);
    json.field("type", "document");
    json.field("genre", "Telegram");
    json.field("number", cited.id);
    json.field_if("title", cited.title);
    csl_name(json, "author", cited.sender);
    csl_name(json, "recipient", cited.receiver);
    if (cited.sent) {
        csl_date(json, cited.sent->date());
    }
    json.field_if("archive", cited.collection);
    json.field_if("archive_location", cited.source);
    json.field_if("keyword", fmt::format("{}", fmt::join(cited.keywords, ", ")));
    json.field_if("note", cited.classification);
    if (!cited.paragraph.empty()) {
        json.field("label", "paragraph");
        json.field("locator", cited.paragraph);
    }
    json.field_if("URL", cited.url);
    json.end_object();
    json.end_array();
    return out + "\n";
}

}  // namespace

std::span<const CiteStyleInfo> all_cite_styles() {
    return kStyles;
}

const CiteStyleInfo* find_cite_style(std::string_view name) {
    const auto* found = std::find_if(kStyles.begin(), kStyles.end(),
                                     [name](const auto& info) { return info.name == name; });
    return found == kStyles.end() ? nullptr : found;
}

std::string quoted_title(std::string_view title, std::string_view comma) {
    std::string text(title);
    std::replace(text.begin(), text.end(), '"', '\'');
    return fmt::format("\"{}{}\"", text, takes_comma(title) ? comma : "");
}

std::string sender_name(const Reading& reading) {
    return reading.card.origin_name.empty() ? std::string(reading.telegram->from)
                                            : reading.card.origin_name;
}

std::string receiver_name(const Reading& reading) {
    for (const telegram::Addressee& addressee : reading.telegram->addressees) {
        if (addressee.role != telegram::Addressee::Role::Action) {
            continue;
        }
        const auto origin = telegram::canonical_origin(addressee.plad);
        const auto* fact = origin.known ? telegram::find_origin(origin.canonical) : nullptr;
        const bool collective = addressee.plad.ends_with("COLLECTIVE");
        return fact != nullptr && !collective ? telegram::post_name(addressee.plad, *fact)
                                              : std::string(addressee.plad);
    }
    return {};
}

std::string cite(CiteStyle style, const Reading& reading, const CiteContext& context,
                 std::string_view paragraph) {
    const Cited cited = gather(reading, context, paragraph);
    switch (style) {
        case CiteStyle::Nara:
            return nara(cited);
        case CiteStyle::Chicago:
            return chicago(cited);
        case CiteStyle::Apa:
            return apa(cited);
        case CiteStyle::Wikileaks:
            return wikileaks(cited);
        case CiteStyle::Bibtex:
            return bibtex(cited);
        case CiteStyle::Ris:
            return ris(cited);
        case CiteStyle::CslJson:
            return csl_json(cited);
    }
    return {};
}

}  // namespace reftel::room
