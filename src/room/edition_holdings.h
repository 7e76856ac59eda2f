// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "archive/edition.h"
#include "graph/citation.h"

namespace reftel::room {

/// What an edition shows, for following references. A failure is kept, and nothing is found from
/// then on.
class EditionHoldings : public graph::Holdings {
 public:
    explicit EditionHoldings(const archive::Edition& edition) : edition_(edition) {}

    [[nodiscard]] std::optional<graph::Held> find(const telegram::Mrn& mrn) const override {
        const auto ids = take(edition_.find_mrn(mrn));
        if (!ids || ids->empty()) {
            return std::nullopt;
        }
        const auto card = take(edition_.card(ids->front()));
        return graph::Held{ids->front(), card && *card ? (*card)->date : std::nullopt};
    }

    [[nodiscard]] std::optional<graph::Held> find_id(std::string_view id) const override {
        const auto card = take(edition_.card(id));
        return card && *card ? std::optional(graph::Held{std::string(id), (*card)->date})
                             : std::nullopt;
    }

    [[nodiscard]] graph::HeldNumbers numbers(std::string_view origin, std::uint16_t year,
                                             UtcTime until) const override {
        const auto found = take(edition_.numbers(origin, year, until));
        return found ? graph::HeldNumbers{found->count, found->largest} : graph::HeldNumbers();
    }

    [[nodiscard]] const std::optional<Error>& failed() const { return failed_; }

 private:
    template <typename T>
    std::optional<T> take(Result<T> found) const {
        if (!found) {
            failed_ = std::move(found).error();
            return std::nullopt;
        }
        return *std::move(found);
    }

    const archive::Edition& edition_;
    mutable std::optional<Error> failed_;
};

}  // namespace reftel::room
