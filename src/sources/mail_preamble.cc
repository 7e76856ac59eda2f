// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/mail_preamble.h"

#include <utility>

#include "base/text.h"
#include "telegram/telegram.h"

namespace reftel::sources {
namespace {

using telegram::Precedence;

/// `3`, `3 (immediate)`; a word counts more than the number. [RFC 6477, STANAG 4406]
Precedence precedence_of(std::string_view value) {
    const std::size_t open = value.find('(');
    if (open != std::string_view::npos) {
        const std::string_view word = value.substr(open + 1);
        const Precedence named = telegram::precedence_of_word(word.substr(0, word.find(')')));
        if (named != Precedence::None) {
            return named;
        }
    }
    switch (parse_number(trim(value.substr(0, open))).value_or(~0U)) {
        case 0:  // deferred
        case 1:
            return Precedence::Routine;
        case 2:
            return Precedence::Priority;
        case 3:
            return Precedence::Immediate;
        case 4:
        case 5:  // override
            return Precedence::Flash;
        default:
            return Precedence::None;
    }
}

std::string prosign(Precedence precedence) {
    switch (precedence) {
        case Precedence::None:
            return {};
        case Precedence::Routine:
            return "R ";
        case Precedence::Priority:
            return "P ";
        case Precedence::Immediate:
        case Precedence::NiactImmediate:
            return "O ";
        case Precedence::Flash:
            return "Z ";
        case Precedence::EmergencyCommand:
            return "Y ";
    }
    return {};
}

/// `O R 171425Z APR 07`; the copies' precedence only when it is another.
void add_date_time_group(const MailMessage& mail, std::string& out) {
    const Precedence action = precedence_of(mail.header("MMHS-Primary-Precedence"));
    const Precedence info = precedence_of(mail.header("MMHS-Copy-Precedence"));
    if (mail.authorised && action != Precedence::None) {
        out += prosign(action) + (info < action ? prosign(info) : "") +
               telegram::Dtg{*mail.authorised}.to_string() + '\n';
    }
}

/// Those who got the mail, by their names, and those who got the message by other means.
void add_addressees(std::string_view label, const std::vector<std::string>& names,
                    std::string_view others, std::string& out) {
    const auto add = [&](std::string_view prefix, std::string_view name) {
        if (!trim(name).empty()) {
            out.append(label).append(prefix).append(collapse_space(name)) += '\n';
        }
    };
    for (const std::string& name : names) {
        add("", name);
    }
    for (const std::string_view name : split(others, ';')) {
        add("ZEN/", name);
    }
}

std::string preamble_of(const MailMessage& mail, const telegram::Telegram& text) {
    const std::string_view originator = mail.header("MMHS-Originator-PLAD");
    if (originator.empty() || text.dtg || !text.from.empty() || !text.addressees.empty()) {
        return {};
    }
    std::string out;
    add_date_time_group(mail, out);
    out.append("FM ").append(collapse_space(originator)) += '\n';
    add_addressees("TO ", mail.action, mail.header("MMHS-Other-Recipients-Indicator-To"), out);
    add_addressees("INFO ", mail.info, mail.header("MMHS-Other-Recipients-Indicator-CC"), out);
    if (text.class_line.empty() && text.subject.empty() && !mail.subject.empty()) {
        out += "SUBJECT: " + collapse_space(mail.subject) + "\n\n";
    }
    return out;
}

}  // namespace

MappedText with_preamble(MappedText text, const MailMessage& mail, std::uint32_t header) {
    MappedText out;
    out.text = preamble_of(mail, telegram::parse(text.text));
    if (out.text.empty()) {
        return text;
    }
    const auto size = static_cast<std::uint32_t>(out.text.size());
    for (std::uint32_t at = 0; at < size; ++at) {
        out.map.add(at, header);
    }
    for (const OffsetMap::Run& run : text.map.runs()) {
        out.map.add(size + run.text, run.source);
    }
    out.text += text.text;
    return out;
}

}  // namespace reftel::sources
