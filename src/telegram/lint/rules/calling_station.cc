// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto origin = telegram.mrn ? find_origin(telegram.mrn->origin) : nullptr;
    if (telegram.calling_ri.empty() || origin == nullptr || origin->routing_indicator.empty() ||
        station_name(telegram.calling_ri).empty()) {
        return;
    }
    if (origin->routing_indicator != telegram.calling_ri) {
        context.report_as(
            Finding::Severity::Warning, context.offset_of(telegram.calling_ri),
            "the calling station belongs to " + std::string(station_name(telegram.calling_ri)),
            telegram.calling_ri, origin->routing_indicator);
    }
}

}  // namespace

constinit const Rule calling_station{
    "calling-station",
    "L010",
    Finding::Severity::Error,
    Profile::Acp127,
    "The calling station is not the originator's",
    "The DE line names the station that files the telegram. When it is that of another post the "
    "telegram was relayed by hand or its header was put together from two.",
    "Compare the DE line with the originator's indicator.",
    "Warns only: branch offices file through the station of their embassy, and the tables are of "
    "2010.",
    "ACP 127(G) 115",
    check};

}  // namespace reftel::telegram::lint
