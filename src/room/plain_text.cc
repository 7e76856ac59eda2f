// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/plain_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "room/cite.h"
#include "room/sent.h"
#include "telegram/facts.h"

namespace reftel::room {
namespace {

using telegram::Addressee;
using telegram::Paragraph;
using telegram::Telegram;

constexpr std::size_t kLabel = 16;

/// Columns a UTF-8 text takes, one a code point.
std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

void add_fact(std::string& out, std::string_view label, std::string_view value, std::size_t width) {
    if (value.empty()) {
        return;
    }
    const std::string text = wrap(value, width, kLabel);
    out += fmt::format("{:<{}}", label, kLabel);
    out += text.substr(std::min(kLabel, text.size()));
}

std::string time_text(const std::optional<UtcTime>& time) {
    return time ? time->to_string() : std::string();
}

std::string addressees(const Telegram& telegram, Addressee::Role role) {
    std::string out;
    for (const Addressee& addressee : telegram.addressees) {
        if (addressee.role != role) {
            continue;
        }
        out += out.empty() ? "" : "\n";
        out += addressee.plad;
        if (addressee.precedence != telegram::Precedence::None) {
            out += fmt::format(" {}", to_string(addressee.precedence));
        }
        if (!addressee.serial.empty()) {
            out += fmt::format(" {}", addressee.serial);
        }
    }
    return out;
}

std::string tags(const Telegram& telegram) {
    std::optional<Date> at;
    if (telegram.dtg) {
        at = telegram.dtg->time.date();
    }
    std::string out;
    for (const telegram::Tag& tag : telegram.tags) {
        const telegram::TagFact* fact = telegram::find_tag(tag.code, at);
        out += out.empty() ? "" : "\n";
        out += tag.code;
        if (fact != nullptr && !fact->meaning.empty()) {
            out += fmt::format(" ({})", fact->meaning);
        }
    }
    return out;
}

template <typename List>
std::string joined(const List& list, std::string_view separator) {
    return fmt::format("{}", fmt::join(list, separator));
}

std::string references(const Reading& reading) {
    std::string out;
    for (const telegram::Reference& reference : reading.telegram->references) {
        out += out.empty() ? "" : "\n";
        out += reference.letter != 0 ? fmt::format("{}. ", reference.letter) : "";
        out += reference.text;
    }
    return out;
}

std::string executive_order(const Telegram& telegram) {
    return telegram.executive_order.empty()
               ? std::string()
               : fmt::format("{}: {}", telegram.executive_order, telegram.executive_order_text);
}

std::string head(const Reading& reading, std::size_t width) {
    const Telegram& telegram = *reading.telegram;
    std::string out;
    add_fact(out, "Reference ID", reading.card.id, width);
    add_fact(out, "Created", sent_text(reading.card), width);
    add_fact(out, "Released", time_text(reading.card.released), width);
    add_fact(out, "Classification", reading.card.classification, width);
    add_fact(out, "Origin", reading.card.origin_name, width);
    add_fact(out, "Precedence", to_string(telegram.precedence), width);
    add_fact(out, "From", telegram.from, width);
    add_fact(out, "To", addressees(telegram, Addressee::Role::Action), width);
    add_fact(out, "Info", addressees(telegram, Addressee::Role::Info), width);
    add_fact(out, "Captions", joined(telegram.captions, ", "), width);
    add_fact(out, "Attention", joined(telegram.attention, "\n"), width);
    add_fact(out, "E.O.", executive_order(telegram), width);
    add_fact(out, "TAGS", tags(telegram), width);
    add_fact(out, "Subject", reading.card.subject, width);
    add_fact(out, "References", references(reading), width);
    return out;
}

std::string post_and_addressee(const Reading& reading) {
    std::string out = sender_name(reading);
    for (const Addressee& addressee : reading.telegram->addressees) {
        if (addressee.role == Addressee::Role::Action) {
            return fmt::format("{}to {}", out.empty() ? "" : out + " ", addressee.plad);
        }
    }
    return out;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    for (const std::string_view line : split(text, '\n')) {
        std::size_t column = 0;
        for (const std::string_view word : split(line, ' ')) {
            if (word.empty()) {
                continue;
            }
            if (column > indent && column + 1 + columns(word) > width) {
                out += '\n';
                column = 0;
            }
            if (column == 0) {
                out.append(indent, ' ');
                column = indent;
            } else {
                out += ' ';
                ++column;
            }
            out += word;
            column += columns(word);
        }
        out += '\n';
    }
    return out;
}

const Paragraph* find_paragraph(const Reading& reading, std::string_view address) {
    for (const Paragraph& paragraph : reading.telegram->paragraphs) {
        if (paragraph.address == address) {
            return &paragraph;
        }
    }
    return nullptr;
}

std::string plain_text(const Reading& reading, const Paragraph& paragraph, std::size_t width) {
    std::string lead;
    if (paragraph.number > 0) {
        lead = fmt::format("{}. ", paragraph.number);
    }
    if (!paragraph.mark_text.empty()) {
        lead += fmt::format("{} ", paragraph.mark_text);
    }
    if (paragraph.kind == Paragraph::Kind::Table) {  // Its columns stand where they stood.
        return fmt::format("{}{}\n", lead, reading.shown(paragraph));
    }
    return wrap(lead + std::string(reading.shown(paragraph)), width, 0);
}

std::string citation(const Reading& reading, std::string_view paragraph) {
    std::string out = post_and_addressee(reading);
    const auto& mrn = reading.telegram->mrn;
    if (mrn) {
        out += fmt::format(", telegram {}", mrn->number);
    }
    if (!reading.card.subject.empty()) {
        out += fmt::format(", {}", quoted_title(reading.card.subject, ","));
    }
    const bool comma = reading.card.subject.empty();
    if (reading.card.date) {
        const Date date = reading.card.date->date();
        out += fmt::format("{} {} {}, {}", comma ? "," : "", month_name(date.month), date.day,
                           date.year);
    }
    out += fmt::format("{} {}", comma || reading.card.date ? "," : "", reading.card.id);
    if (!paragraph.empty()) {
        out += fmt::format(", para. {}", paragraph);
    }
    return out;
}

std::string plain_text(const Reading& reading, std::size_t width) {
    std::string out = head(reading, width);
    for (const Paragraph& paragraph : reading.telegram->paragraphs) {
        out += '\n';
        out += plain_text(reading, paragraph, width);
    }
    if (!reading.telegram->signature.empty()) {
        out += fmt::format("\n{}\n", joined(reading.telegram->signature, "\n"));
    }
    out += fmt::format("\n{}\n{}", std::string(8, '-'), wrap(citation(reading), width, 0));
    return out;
}

}  // namespace reftel::room
