// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/match_counter.h"

#include <algorithm>

#include "search/facets.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {

MatchCounter::MatchCounter(const search::SearchRequest& request) : request_(request) {
    for (const search::Clause& clause : request.query.clauses) {
        clause_facets_.push_back(search::facet_of_clause(request.query, clause));
    }
    if (request.histogram) {
        plan_ = search::plan_histogram(request.query, request.histogram_unit);
    }
}

std::size_t MatchCounter::passes() const {
    return (request_.facets ? search::kFacetFields.size() : 0) + (request_.histogram ? 1 : 0);
}

/// True when some clause chooses values of the facet.
bool MatchCounter::has_own(std::size_t facet) const {
    return std::ranges::find(clause_facets_, facet) != clause_facets_.end();
}

/// What is found when the clauses of a facet, of which there are some, are left out.
MatchCounter::Documents MatchCounter::without_own(const SearchPart& part, std::size_t facet) const {
    Bitmap out = part.of->live;
    for (std::size_t i = 0; i < clause_facets_.size(); ++i) {
        if (clause_facets_[i] != facet) {
            out.keep_only(part.truth[request_.query.clauses[i].node]);
        }
    }
    return out.list();
}

void MatchCounter::count_facets(SearchPart& part, const Documents& found) const {
    for (std::size_t i = 0; i < search::kFacetFields.size(); ++i) {
        part.counts.facets[i] =
            part.of->segment->facet(i).count(has_own(i) ? without_own(part, i) : found);
    }
}

void MatchCounter::count_dates(SearchPart& part, const Documents& found) const {
    const auto dates = part.of->segment->column<std::int64_t>(kDates);
    if (dates.empty()) {
        return;
    }
    const auto count = [&](const Documents& documents) {
        std::vector<std::int64_t> moments(documents.size());
        for (std::size_t i = 0; i < documents.size(); ++i) {
            moments[i] = dates[documents[i]];  // kNoDate is of no day
        }
        part.counts.days.add(plan_, moments);
    };
    if (has_own(search::kYearFacet)) {
        count(without_own(part, search::kYearFacet));
    } else {
        count(found);
    }
}

void MatchCounter::count(SearchPart& part) const {
    for (std::size_t i = 0; request_.clause_counts && i < clause_facets_.size(); ++i) {
        Bitmap live = part.truth[request_.query.clauses[i].node];
        live.keep_only(part.of->live);
        part.counts.clauses.push_back(live.count());
    }
    if (!request_.histogram && !request_.facets) {
        return;
    }
    const Documents found = part.found.list();
    if (request_.histogram) {
        count_dates(part, found);
    }
    if (request_.facets) {
        count_facets(part, found);
    }
}

void MatchCounter::add_up(const std::vector<SearchPart>& parts, search::Results& out) const {
    out.clause_counts.assign(request_.clause_counts ? clause_facets_.size() : 0, 0);
    search::DayCounts days;
    search::FacetCounter facets;
    for (const SearchPart& part : parts) {
        for (std::size_t i = 0; i < out.clause_counts.size(); ++i) {
            out.clause_counts[i] += part.counts.clauses[i];
        }
        days.add(part.counts.days);
        for (std::size_t i = 0; i < part.counts.facets.size(); ++i) {
            const std::vector<std::uint32_t>& counts = part.counts.facets[i];
            for (std::size_t value = 0; value < counts.size(); ++value) {
                if (counts[value] > 0) {
                    facets.add(i, part.of->segment->facet(i).values[value], counts[value]);
                }
            }
        }
    }
    if (request_.histogram) {
        out.histogram = days.finish(plan_.unit);
    }
    if (request_.facets) {
        out.facets = facets.finish();
    }
}

}  // namespace reftel::search_local
