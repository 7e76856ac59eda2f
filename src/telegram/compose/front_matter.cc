// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/compose/draft_stages.h"
#include "telegram/compose/draft_values.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"

// The front matter is a table: one row a key, with the function that reads its value.
// docs/compose.md describes each.
namespace reftel::telegram::compose {
namespace {

/// A key with its value at hand. Offsets are bytes of the ASCII draft.
struct Entry {
    DraftState& state;
    const YamlValue& value;
    std::size_t base;  ///< Where the YAML begins.
    Field field;

    [[nodiscard]] std::size_t at() const { return base + value.offset; }
    [[nodiscard]] Draft& draft() const { return state.draft; }
};

struct Item {
    std::string text;
    std::size_t offset;
};

/// The texts of a list, or the single one of a scalar; what is neither is an error.
std::vector<Item> items_of(const Entry& entry) {
    std::vector<Item> out;
    const auto add = [&](const YamlValue& value) {
        if (value.kind == YamlValue::Kind::Scalar) {
            const std::size_t offset = entry.base + value.offset;
            entry.state.place(entry.field, out.size(), offset);
            std::string text = entry.state.sent_text(entry.field, offset, value.text);
            if (!text.empty()) {
                out.push_back({std::move(text), offset});
            }
        } else if (value.kind != YamlValue::Kind::Null) {
            entry.state.error(entry.field, entry.base + value.offset,
                              "wants a text or a list of texts; put quotes around a text with "
                              "brackets");
        }
    };
    if (entry.value.kind == YamlValue::Kind::List) {
        std::for_each(entry.value.items.begin(), entry.value.items.end(), add);
    } else {
        add(entry.value);
    }
    return out;
}

/// A single text; empty, with an error, for a list or map.
std::string text_of(const Entry& entry) {
    if (entry.value.kind == YamlValue::Kind::Scalar) {
        return entry.state.sent_text(entry.field, entry.at(), entry.value.text);
    }
    if (entry.value.kind != YamlValue::Kind::Null) {
        entry.state.error(entry.field, entry.at(), "wants one text; put quotes around it");
    }
    return {};
}

std::string capitals_of(const Entry& entry) {
    return to_upper(text_of(entry));
}

void read_transmission(const Entry& entry) {
    std::string text = capitals_of(entry);
    std::erase(text, ' ');
    if (text.starts_with("VZCZC")) {
        text.erase(0, 5);
    }
    const bool letters = text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, is_upper);
    const std::size_t digits = letters ? leading_digits(std::string_view(text).substr(3)) : 0;
    if (!text.empty() && (digits + 3 != text.size() || digits < 3 || digits > 4)) {
        entry.state.error(
            entry.field, entry.at(),
            "wants three letters and a serial of three or four figures, as in XYZ 0417");
        return;
    }
    entry.draft().channel = text.substr(0, std::min<std::size_t>(text.size(), 3));
    entry.draft().channel_serial = text.size() > 3 ? text.substr(3) : std::string();
}

void read_station(const Entry& entry) {
    entry.draft().station = capitals_of(entry);
}

void read_station_serial(const Entry& entry) {
    std::string text = text_of(entry);
    if (text.starts_with('#')) {
        text.erase(0, 1);
    }
    if (!text.empty() && (text.size() != 4 || leading_digits(text) != 4)) {
        entry.state.error(entry.field, entry.at(), "wants four figures, as in 0231");
        return;
    }
    entry.draft().station_serial = std::move(text);
}

void read_signals(const Entry& entry) {
    entry.draft().signals = capitals_of(entry);
}

void read_remarks(const Entry& entry) {
    entry.draft().remarks = capitals_of(entry);
}

void read_time(const Entry& entry, std::optional<Dtg>& out) {
    const std::string text = capitals_of(entry);
    if (text.empty()) {
        return;
    }
    out = read_dtg(text);
    if (!out) {
        entry.state.error(entry.field, entry.at(),
                          text + " is no date and time; write 171425Z APR 07 or 2007-04-17 14:25");
    }
}

void read_dtg_key(const Entry& entry) {
    read_time(entry, entry.draft().dtg);
}

void read_filed(const Entry& entry) {
    read_time(entry, entry.draft().filed);
}

void read_precedence_key(const Entry& entry) {
    const std::string text = capitals_of(entry);
    if (text.empty()) {
        return;
    }
    Draft& draft = entry.draft();
    draft.precedence = read_precedence(text);
    if (draft.precedence != Precedence::None) {
        return;
    }
    // Dual: any cut into two that leaves a precedence on either side.
    for (std::size_t at = text.find_first_of("/ ,"); at != std::string::npos;
         at = text.find_first_of("/ ,", at + 1)) {
        const Precedence action = read_precedence(trim(std::string_view(text).substr(0, at)));
        const Precedence info = read_precedence(trim(std::string_view(text).substr(at + 1)));
        if (action != Precedence::None && info != Precedence::None) {
            draft.precedence = action;
            draft.info_precedence = info;
            return;
        }
    }
    entry.state.error(entry.field, entry.at(),
                      text +
                          " is no precedence; there are FLASH, NIACT IMMEDIATE, IMMEDIATE, "
                          "PRIORITY, ROUTINE, and two of them with a slash between");
}

void read_from(const Entry& entry) {
    entry.draft().from = capitals_of(entry);
}

void read_addressees(const Entry& entry, std::vector<DraftAddressee>& out) {
    for (const Item& item : items_of(entry)) {
        out.push_back(read_addressee(item.text));
    }
}

void read_to(const Entry& entry) {
    read_addressees(entry, entry.draft().to);
}

void read_info(const Entry& entry) {
    read_addressees(entry, entry.draft().info);
}

void read_exempt(const Entry& entry) {
    for (const Item& item : items_of(entry)) {
        entry.draft().exempt.push_back(to_upper(item.text));
    }
}

void read_origin(const Entry& entry) {
    entry.draft().origin = capitals_of(entry);
}

void read_number(const Entry& entry) {
    const std::string text = text_of(entry);
    const auto number = parse_number(text);
    if (!number || *number == 0 || *number > 999999) {
        entry.state.error(entry.field, entry.at(), "wants a number from 1 to 999999");
        return;
    }
    entry.draft().number = *number;
}

/// `07 ZENDA 231`: number and origin; the year is that of the date-time group.
void read_mrn(const Entry& entry) {
    const std::string text = capitals_of(entry);
    const auto mrn = parse_typed_mrn(text);
    const std::size_t first = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const std::size_t last = text.find_last_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!mrn || first == std::string::npos || mrn->number > 999999) {
        entry.state.error(entry.field, entry.at(), "wants a reference number, as in 07 ZENDA 231");
        return;
    }
    Draft& draft = entry.draft();
    const std::string origin = text.substr(first, last + 1 - first);
    if ((draft.number != 0 && draft.number != mrn->number) ||
        (!draft.origin.empty() && draft.origin != origin)) {
        entry.state.error(
            entry.field, entry.at(),
            fmt::format("{} is not what origin: and number: say; leave one out", text));
    }
    draft.number = mrn->number;
    if (draft.origin.empty()) {
        draft.origin = origin;
        entry.state.place(Field::Origin, 0, entry.at());
    }
    if (mrn->year != 0 && draft.dtg && draft.dtg->time.date().year != mrn->year) {
        entry.state.error(entry.field, entry.at(),
                          fmt::format("{} is of {}, the date-time group of {}", text, mrn->year,
                                      draft.dtg->time.date().year));
    }
}

void add_caption(Draft& draft, std::string caption) {
    if (caption == "FOR OFFICIAL USE ONLY" && draft.level == Level::Unclassified) {
        caption = "SENSITIVE";
    }
    if (std::find(draft.captions.begin(), draft.captions.end(), caption) == draft.captions.end()) {
        draft.captions.push_back(std::move(caption));
    }
}

void read_classification(const Entry& entry) {
    const std::string text = capitals_of(entry);
    const auto found = parse_classification(text);
    Draft& draft = entry.draft();
    if (!found || found->level == Level::None) {
        entry.state.error(entry.field, entry.at(),
                          text +
                              " is no classification; write UNCLASSIFIED, SBU, CONFIDENTIAL, "
                              "SECRET, TOP SECRET, with //NOFORN and the like behind it");
        return;
    }
    draft.level = found->level;
    const bool limited =
        !found->caveats.empty() && found->caveats.front() == "LIMITED OFFICIAL USE";
    if (found->level == Level::Sensitive && !limited) {
        draft.level = Level::Unclassified;
        add_caption(draft, "SENSITIVE");
    }
    for (const std::string& caveat : found->caveats) {
        if (caveat != "LIMITED OFFICIAL USE") {
            add_caption(draft, caveat);
        }
    }
}

void read_captions(const Entry& entry) {
    for (const Item& item : items_of(entry)) {
        for (const std::string_view part : split(item.text, ',')) {
            if (!trim(part).empty()) {
                add_caption(entry.draft(), to_upper(trim(part)));
            }
        }
    }
}

void read_lines(const Entry& entry, std::vector<std::string>& out) {
    for (const Item& item : items_of(entry)) {
        out.push_back(to_upper(item.text));
    }
}

void read_attention(const Entry& entry) {
    read_lines(entry, entry.draft().attention);
}

void read_pass(const Entry& entry) {
    read_lines(entry, entry.draft().pass);
}

void read_signature(const Entry& entry) {
    read_lines(entry, entry.draft().signature);
}

void read_order(const Entry& entry) {
    std::string text = capitals_of(entry);
    if (text.starts_with("E.O.")) {
        text = std::string(trim(std::string_view(text).substr(4)));
    }
    if (!text.empty() && (text.size() != 5 || leading_digits(text) != 5)) {
        entry.state.error(entry.field, entry.at(), "wants the number of an order, as in 12958");
        return;
    }
    entry.draft().executive_order = std::move(text);
}

void read_declassify_key(const Entry& entry) {
    const std::string text = text_of(entry);
    entry.draft().declassify = text.empty() ? std::string() : read_declassify(text);
}

void read_tags(const Entry& entry) {
    for (const Item& item : items_of(entry)) {
        for (const std::string& tag : split_tags(to_upper(item.text))) {
            const std::string_view word = std::string_view(tag).substr(0, tag.find(','));
            // In a line of codes the place of each; upper case changes no offset.
            const std::size_t found = item.text.find(word);
            entry.state.place(Field::Tags, entry.draft().tags.size(),
                              item.offset + (found == std::string::npos ? 0 : found));
            entry.draft().tags.push_back(tag);
        }
    }
}

void read_subject(const Entry& entry) {
    entry.draft().subject = capitals_of(entry);
}

struct KindWord {
    std::string_view word;
    Reference::Kind kind;
};
constexpr std::array<KindWord, 10> kKindWords{{{"telegram", Reference::Kind::Telegram},
                                               {"airgram", Reference::Kind::Airgram},
                                               {"dtg", Reference::Kind::DtgReference},
                                               {"series", Reference::Kind::Series},
                                               {"septel", Reference::Kind::Septel},
                                               {"email", Reference::Kind::Email},
                                               {"memcon", Reference::Kind::Memcon},
                                               {"phone-call", Reference::Kind::PhoneCall},
                                               {"document", Reference::Kind::Document},
                                               {"other", Reference::Kind::Unknown}}};

/// A text, or a map of one kind and a text: `email: DOE-ROE E-MAIL OF MARCH 3`. Unknown stands for
/// "not said"; complete() sets the kind that a reader will see.
void read_references(const Entry& entry) {
    Draft& draft = entry.draft();
    const auto add = [&](const YamlValue& value) {
        const bool map = value.kind == YamlValue::Kind::Map && value.items.size() == 1;
        const YamlValue& text = map ? value.items.front() : value;
        const std::size_t offset = entry.base + text.offset;
        if (text.kind != YamlValue::Kind::Scalar) {
            entry.state.error(Field::References, offset,
                              "wants a text, or a kind and a text as in 'email: ...'");
            return;
        }
        Reference::Kind kind = Reference::Kind::Unknown;
        if (map) {
            const auto* const known =
                std::find_if(kKindWords.begin(), kKindWords.end(),
                             [&](const KindWord& k) { return k.word == value.keys.front(); });
            if (known == kKindWords.end()) {
                entry.state.error(Field::References, entry.base + value.key_offsets.front(),
                                  value.keys.front() +
                                      " is no kind of reference; there are telegram, airgram, dtg, "
                                      "series, septel, email, memcon, phone-call, document, other");
                return;
            }
            kind = known->kind;
        }
        entry.state.place(Field::References, draft.references.size(), offset);
        draft.references.push_back(
            {to_upper(entry.state.sent_text(Field::References, offset, text.text)), kind});
    };
    if (entry.value.kind == YamlValue::Kind::List) {
        std::for_each(entry.value.items.begin(), entry.value.items.end(), add);
    } else if (entry.value.kind != YamlValue::Kind::Null) {
        add(entry.value);
    }
}

void read_classified_by_map(const Entry& entry) {
    DraftClassifiedBy& out = entry.draft().classified_by;
    for (std::size_t k = 0; k < entry.value.items.size(); ++k) {
        const Entry part{entry.state, entry.value.items[k], entry.base, entry.field};
        const std::string& key = entry.value.keys[k];
        const std::string text = text_of(part);
        if (key == "name") {
            out.name = text;
        } else if (key == "title") {
            out.title = text;
        } else if (key != "reasons" && key != "reason") {
            entry.state.error(entry.field, entry.base + entry.value.key_offsets[k],
                              key + " is not known here; there are name, title, reasons");
        } else if (!read_reasons(text, out)) {
            entry.state.error(entry.field, part.at(),
                              text + " gives no reasons; write 1.4 (b) and (d)");
        }
    }
}

void read_classified_by_key(const Entry& entry) {
    if (entry.value.kind == YamlValue::Kind::Map) {
        read_classified_by_map(entry);
        return;
    }
    const std::string text = text_of(entry);
    if (!text.empty()) {
        entry.draft().classified_by = read_classified_by(text);
    }
}

struct Key {
    std::string_view name;
    Field field;
    void (*read)(const Entry&);
};
// `mrn` after `dtg` and `classification` before the captions: rows are read in this order.
constexpr std::array<Key, 28> kKeys{{{"transmission", Field::Channel, read_transmission},
                                     {"station", Field::Station, read_station},
                                     {"station_serial", Field::StationSerial, read_station_serial},
                                     {"signals", Field::Signals, read_signals},
                                     {"filed", Field::Filed, read_filed},
                                     {"precedence", Field::Precedence, read_precedence_key},
                                     {"dtg", Field::Dtg, read_dtg_key},
                                     {"remarks", Field::Remarks, read_remarks},
                                     {"from", Field::From, read_from},
                                     {"to", Field::To, read_to},
                                     {"info", Field::Info, read_info},
                                     {"exempt", Field::Exempt, read_exempt},
                                     {"origin", Field::Origin, read_origin},
                                     {"number", Field::Number, read_number},
                                     {"mrn", Field::Number, read_mrn},
                                     {"classification", Field::Classification, read_classification},
                                     {"caveats", Field::Captions, read_captions},
                                     {"captions", Field::Captions, read_captions},
                                     {"attention", Field::Attention, read_attention},
                                     {"pass", Field::Pass, read_pass},
                                     {"executive_order", Field::ExecutiveOrder, read_order},
                                     {"declassify", Field::Declassify, read_declassify_key},
                                     {"tags", Field::Tags, read_tags},
                                     {"subject", Field::Subject, read_subject},
                                     {"references", Field::References, read_references},
                                     {"classified_by", Field::ClassifiedBy, read_classified_by_key},
                                     {"signature", Field::Signature, read_signature},
                                     {"signed", Field::Signature, read_signature}}};

void report_unknown_key(DraftState& state, const std::string& key, std::size_t offset) {
    std::vector<std::string_view> names;
    for (const Key& known : kKeys) {
        names.push_back(known.name);
    }
    const std::string_view near = nearest(key, names);
    state.error(Field::Draft, offset,
                near.empty() ? "the key " + key + " is not known; docs/compose.md lists them"
                             : fmt::format("the key {} is not known; did you mean {}?", key, near));
}

}  // namespace

Precedence read_precedence(std::string_view text) {
    return text.size() == 1 ? precedence_of_prosign(text[0]) : precedence_of_word(text);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
    const auto found = std::find_if(known.begin(), known.end(), [&](std::string_view candidate) {
        return is_one_slip_apart(word, candidate);
    });
    return found == known.end() ? std::string_view{} : *found;
}

void read_front_matter(DraftState& state, const YamlValue& root, std::size_t base) {
    if (root.kind != YamlValue::Kind::Map) {
        state.error(Field::Draft, base,
                    "the front matter has no keys; 'reftel compose --new' prints a draft that has");
        return;
    }
    for (const Key& key : kKeys) {
        const auto found = std::find(root.keys.begin(), root.keys.end(), key.name);
        if (found == root.keys.end()) {
            continue;
        }
        const auto index = static_cast<std::size_t>(found - root.keys.begin());
        state.place(key.field, 0, base + root.key_offsets[index]);
        if (!root.items[index].is_null()) {
            state.place(key.field, 0, base + root.items[index].offset);
            key.read({state, root.items[index], base, key.field});
        }
    }
    for (std::size_t index = 0; index < root.keys.size(); ++index) {
        const bool known = std::any_of(kKeys.begin(), kKeys.end(), [&](const Key& key) {
            return key.name == root.keys[index];
        });
        if (!known) {
            report_unknown_key(state, root.keys[index], base + root.key_offsets[index]);
        }
    }
}

}  // namespace reftel::telegram::compose
