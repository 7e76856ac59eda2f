// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/class_line.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant != Variant::Retyped) {
        context.adopt("mrn-missing");  // Editors leave it out of their prints.
    }
    context.adopt("mrn-differs");
    const auto head = parse_class_line(telegram.class_line);
    if (context.is_wire() && head && !head->number_text.empty() && head->number_text.size() != 6) {
        context.report(
            context.offset_of(head->number_text), "the reference number does not have six figures",
            head->number_text,
            head->number_text.size() < 6
                ? std::string(6 - head->number_text.size(), '0') + std::string(head->number_text)
                : std::string());
    }
}

}  // namespace

constinit const Rule reference_number{
    "reference-number",
    "L034",
    Finding::Severity::Warning,
    Profile::All,
    "The reference number is missing or malformed, or its source gives another",
    "The number of class line, DE line, page marks and publisher is one; it is how a telegram is "
    "found and cited. In traffic it has six figures: 000231.",
    "Write origin and number behind the level, six figures.",
    "Editors' prints; six figures are asked of traffic alone.",
    "docs/format.md F12, F30",
    check};

}  // namespace reftel::telegram::lint
