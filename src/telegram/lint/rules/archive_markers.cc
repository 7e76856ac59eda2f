// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/lint/rule.h"
#include "telegram/mrn.h"

namespace reftel::telegram::lint {
namespace {

/// `1974ZENDA05874`: the year, the name cut to six letters, five figures (State: six).
void check_document_number(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto head = parse_class_line(telegram.class_line);
    for (const Attribute& attribute : telegram.attributes) {
        if (attribute.key != "Document Number") {
            continue;
        }
        const std::string_view stated = attribute.value;
        const std::size_t letters = stated.find_last_not_of("0123456789") + 1;
        const auto number = parse_number(stated.substr(std::min(letters, stated.size())));
        const auto year = parse_number(stated.substr(0, 4));
        const bool same_number = !number || !head || head->number == 0 || *number == head->number;
        const bool same_year =
            !year || !telegram.dtg || static_cast<int>(*year) == telegram.dtg->time.date().year;
        const auto document = parse_typed_mrn(stated);
        const bool same_origin = !document || telegram.from.empty() ||
                                 !canonical_origin(telegram.from).known ||
                                 canonical_origin(telegram.from).canonical == document->origin;
        if (!same_number || !same_year || !same_origin) {
            context.report(context.offset_of(attribute.key),
                           "the document number is not that of the telegram", stated,
                           telegram.class_line);
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view marker : {"Message Text", "Message Attributes"}) {
        std::size_t count = 0;
        for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
            if (context.text(line) == marker && ++count == 2) {
                context.report(telegram.lines[line].at.begin, "the marker stands twice", marker);
            }
        }
    }
    check_document_number(context);
}

}  // namespace

constinit const Rule archive_markers{
    "archive-markers",
    "L079",
    Finding::Severity::Error,
    Profile::Print,
    "Message Text or Message Attributes stands twice, or the document number is another's",
    "Each release of the National Archives has one of each; a second one begins another document. "
    "The document number is made of year, station and number of the telegram: 1974ZENDA05874.",
    "Divide the file before the second marker; compare the document number with the class line.",
    "A marker that is missing: excerpts and early releases have one alone.",
    "NARA FAQ on the Central Foreign Policy Files (2020)",
    check};

}  // namespace reftel::telegram::lint
