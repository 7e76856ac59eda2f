// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const bool order = telegram.executive_order == "12958" || telegram.executive_order == "13526";
    if (!order || telegram.classification.level < Level::Confidential ||
        !telegram.classified_by.empty()) {
        return;
    }
    const std::string_view text = telegram.reading.text;
    if (text.substr(0, 2000).find("erived") == std::string_view::npos &&
        text.substr(0, 2000).find("DERIVED") == std::string_view::npos) {
        context.report(context.offset_of(telegram.executive_order), "no Classified By line");
    }
}

}  // namespace

constinit const Rule classified_by_missing{
    "classified-by-missing",
    "L052",
    Finding::Severity::Warning,
    Profile::All,
    "A classified telegram does not say who classified it",
    "Orders 12958 and 13526 ask for name, office and reason.",
    "Add: Classified By: title and name. Reason: 1.4 (b) and (d).",
    "Derived From says it too.",
    "E.O. 12958 1.7; 5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
