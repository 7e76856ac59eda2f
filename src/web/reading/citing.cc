// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/citing.h"

#include <fmt/format.h>

#include "web/link.h"
#include "web/reading/names.h"
#include "web/words.h"

namespace reftel::web {
namespace {

std::string sender_of(const room::Reading& reading) {
    return reading.origin_as_published.empty() ? "Unknown origin" : reading.origin_as_published;
}

std::string receiver_of(const room::Reading& reading) {
    const auto action = addressees_in(*reading.telegram, telegram::Addressee::Role::Action);
    return action.empty() ? std::string() : " to " + party_of(action.front()->plad).name;
}

std::string number_of(const room::Reading& reading) {
    const auto& mrn = reading.telegram->mrn;
    return mrn ? fmt::format("telegram {}", mrn->number) : std::string("telegram");
}

std::string dated(const room::Reading& reading) {
    return reading.card.date ? in_citation(reading.card.date->date()) : std::string("undated");
}

}  // namespace

std::string public_address(const Site& site, const room::Reading& reading) {
    return site.base_url + telegram_link(reading.card.id).string();
}

std::vector<CitedAs> cite(const Site& site, const room::Reading& reading) {
    const std::string sender = sender_of(reading);
    const std::string address = public_address(site, reading);
    const std::string& id = reading.card.id;
    const std::string& subject = reading.card.subject;
    const std::string title = subject.empty() ? std::string() : fmt::format("“{},” ", subject);
    return {
        {"Note", fmt::format("{}{}, {}, {}{}, {}, {}.", sender, receiver_of(reading),
                             number_of(reading), title, dated(reading), id, address)},
        {"Archives", fmt::format("Telegram {} from {}{}, {}{}; {}, {}.", id, sender,
                                 receiver_of(reading), title, dated(reading), site.title, address)},
        {"Chicago", fmt::format("{}. {}Telegram {}, {}. {}.", sender,
                                subject.empty() ? "" : fmt::format("“{}.” ", subject), id,
                                dated(reading), address)},
    };
}

}  // namespace reftel::web
