// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"

// Military messages are written in sets: NAME/field/field// over one line or several [F24]. Of them
// the subject is a header field, REF, NARR, AMPN and POC belong to the references, and RMKS opens
// the text on its own line.
namespace reftel::telegram {
namespace {

/// A set ends with two slashes at the end of a line; the next set or a blank line ends it too.
std::size_t end_of_set(const ParserState& state, std::size_t line) {
    constexpr std::size_t kLongestSet = 40;
    for (std::size_t count = 0; count < kLongestSet && line < state.size(); ++count, ++line) {
        if (state.blank(line)) {
            return line;
        }
        if (count > 0 && recognise_header_line(state.text(line)) == HeaderLine::NavySet) {
            return line;
        }
        if (state.text(line).ends_with("//")) {
            return line + 1;
        }
    }
    return line;
}

void read_subject(ParserState& state, std::size_t line, std::size_t end) {
    std::string subject;
    for (std::size_t at = line; at < end; ++at) {
        std::string_view text = state.text(at);
        if (at == line) {
            text.remove_prefix(std::min(text.find_first_not_of('/', text.find('/')), text.size()));
            text = trim(text);
        }
        if (text.ends_with("//")) {
            text = trim_right(text.substr(0, text.size() - 2));
        }
        if (!subject.empty()) {
            subject += ' ';
        }
        subject += text;
    }
    state.out.subject = std::move(subject);
    state.subject_offset = state.content[line].begin;
}

/// What a reference of a military message is, by its second field.
struct ReferenceType {
    std::string_view name;
    Reference::Kind kind;
};
constexpr std::array<ReferenceType, 8> kReferenceTypes{{{"MSG", Reference::Kind::DtgReference},
                                                        {"MSGID", Reference::Kind::DtgReference},
                                                        {"RMG", Reference::Kind::DtgReference},
                                                        {"GENADMIN", Reference::Kind::DtgReference},
                                                        {"EMAIL", Reference::Kind::Email},
                                                        {"TEL", Reference::Kind::PhoneCall},
                                                        {"TELCON", Reference::Kind::PhoneCall},
                                                        {"PHONCON", Reference::Kind::PhoneCall}}};

Reference::Kind kind_of(std::string_view type) {
    const auto* const known =
        std::find_if(kReferenceTypes.begin(), kReferenceTypes.end(),
                     [&](const ReferenceType& each) { return each.name == type; });
    return known == kReferenceTypes.end() ? Reference::Kind::Document : known->kind;
}

/// `REF/A/MSG/CNO WASHINGTON DC/181200ZMAR12`, without the slashes at its end.
void add_reference(ParserState& state, std::string_view set) {
    constexpr std::string_view kName = "REF/";
    if (set.size() < 7 || !set.starts_with(kName) || !is_upper(set[4]) || set[5] != '/') {
        return;
    }
    Reference reference;
    reference.letter = set[4];
    set.remove_prefix(6);
    reference.kind = kind_of(trim(set.substr(0, set.find('/'))));
    reference.text = collapse_space(set);
    reference.notal = reference.text.find("NOTAL") != std::string::npos;
    reference.at = state.span_of(set);
    state.out.references.push_back(std::move(reference));
}

/// One or more sets of references; each ends with two slashes.
void read_references(ParserState& state, std::size_t line, std::size_t end) {
    const std::uint32_t begin = state.content[line].begin;
    std::string_view rest = state.message.substr(begin, state.content[end - 1].end - begin);
    while (!rest.empty()) {
        const std::size_t slashes = std::min(rest.find("//"), rest.size());
        add_reference(state, trim(rest.substr(0, slashes)));
        rest.remove_prefix(std::min(slashes + 2, rest.size()));
    }
}

}  // namespace

std::size_t parse_navy_set(ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    state.navy = true;
    state.labels_seen = true;
    if (text.starts_with("RMKS/")) {
        // The text begins on this line, behind the set's name.
        const std::size_t skip = std::min(text.find_first_not_of(" /", 4), text.size());
        state.content[line].begin += static_cast<std::uint32_t>(skip);
        return state.blank(line) ? line + 1 : line;
    }
    const bool subject = text.starts_with("SUBJ/");
    const std::size_t end = std::max(end_of_set(state, line), line + 1);
    if (subject) {
        read_subject(state, line, end);
    }
    if (text.starts_with("REF/")) {
        read_references(state, line, end);
    }
    const LinePart part = subject                      ? LinePart::Subject
                          : text.starts_with("MSGID/") ? LinePart::TransmissionId
                                                       : LinePart::Ref;
    for (std::size_t at = line; at < end; ++at) {
        state.mark(at, part);
    }
    return end;
}

}  // namespace reftel::telegram
