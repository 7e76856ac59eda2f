// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/facets.h"

#include <algorithm>

#include "base/text.h"
#include "search/limits.h"
#include "telegram/mrn.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using Field = QueryNode::Field;

constexpr std::size_t kTo = 6;
constexpr std::size_t kInfo = 7;

std::optional<std::size_t> facet_of_leaf(const QueryNode& node) {
    switch (node.field) {
        case Field::From:
            return 0;
        case Field::Tag:
            return 1;
        case Field::Class:
            return node.kind == Kind::LevelRange ? std::optional<std::size_t>(2) : std::nullopt;
        case Field::Caption:
            return 3;
        case Field::Precedence:
            return 4;
        case Field::Date:
            return kYearFacet;
        case Field::To:
            return kTo;
        case Field::Info:
            return kInfo;
        default:
            return std::nullopt;
    }
}

std::vector<std::string> one_value(std::string_view value) {
    return value.empty() ? std::vector<std::string>{}
                         : std::vector<std::string>{std::string(value)};
}

std::vector<std::string> each_once(std::vector<std::string> values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::erase(values, "");
    return values;
}

std::string year_text(const UtcTime& time) {
    std::string digits = std::to_string(time.date().year);
    return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

}  // namespace

std::optional<std::size_t> facet_of_clause(const Query& query, const Clause& clause) {
    const QueryNode& top = query.nodes[clause.node];
    if (top.kind != Kind::Or) {
        return top.children.empty() ? facet_of_leaf(top) : std::nullopt;
    }
    std::optional<std::size_t> facet;
    for (const std::uint32_t child : top.children) {
        const QueryNode& node = query.nodes[child];
        const auto mine = node.children.empty() ? facet_of_leaf(node) : std::nullopt;
        if (!mine || (facet && facet != mine)) {
            return std::nullopt;
        }
        facet = mine;
    }
    return facet;
}

std::string station_of(std::string_view addressee) {
    const telegram::OriginName name = telegram::canonical_origin(addressee);
    return name.known ? name.canonical : to_upper(collapse_space(addressee));
}

const std::vector<std::string>* addressees_of(std::size_t facet, const Document& document) {
    if (facet == kTo) {
        return &document.to;
    }
    return facet == kInfo ? &document.info : nullptr;
}

std::vector<std::string> facet_values(std::size_t facet, const Document& document) {
    switch (facet) {
        case 0:
            return one_value(document.origin);
        case 1:
            return each_once(document.tags);
        case 2:
            return one_value(to_string(document.level));
        case 3:
            return each_once(document.captions);
        case 4:
            return one_value(to_string(document.precedence));
        case kYearFacet:
            return document.date ? one_value(year_text(*document.date))
                                 : std::vector<std::string>{};
        default: {
            const std::vector<std::string>* addressees = addressees_of(facet, document);
            std::vector<std::string> out;
            for (std::size_t i = 0; addressees != nullptr && i < addressees->size(); ++i) {
                out.push_back(station_of((*addressees)[i]));
            }
            return each_once(std::move(out));
        }
    }
}

void FacetCounter::add(const Document& document, const std::vector<std::uint8_t>& clause_truth,
                       const std::vector<std::optional<std::size_t>>& clause_facets) {
    for (std::size_t facet = 0; facet < kFacetFields.size(); ++facet) {
        bool others_hold = true;
        for (std::size_t i = 0; i < clause_truth.size() && others_hold; ++i) {
            others_hold = clause_truth[i] != 0 || clause_facets[i] == facet;
        }
        if (!others_hold) {
            continue;
        }
        for (const std::string& value : facet_values(facet, document)) {
            ++counts_[facet][value];
        }
    }
}

std::vector<Facet> FacetCounter::finish() const {
    std::vector<Facet> out;
    for (std::size_t i = 0; i < kFacetFields.size(); ++i) {
        Facet facet{std::string(kFacetFields[i]), {counts_[i].begin(), counts_[i].end()}};
        std::ranges::sort(facet.values, [i](const auto& a, const auto& b) {
            const bool by_name = i == kYearFacet || a.second == b.second;
            return by_name ? a.first < b.first : a.second > b.second;
        });
        if (i != kYearFacet && facet.values.size() > kMaxFacetValues) {
            facet.values.resize(kMaxFacetValues);
        }
        out.push_back(std::move(facet));
    }
    return out;
}

}  // namespace reftel::search
