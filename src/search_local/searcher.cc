// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A search works segment by segment on sets of documents: each leaf of the query gives a set, and
// And, Or and Not join them; totals and facets are counts of sets. Then the documents found are
// scored, leaf by leaf in the order of the scan engine, so that the sums are the same to the last
// bit. Sets are small (a bit a document) and stay in the cache.
#include "search_local/searcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/closeness.h"
#include "search/document_filter.h"
#include "search/facets.h"
#include "search/histogram.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/ranking.h"
#include "search/snippet.h"
#include "search/sort_key.h"
#include "search_local/best_documents.h"
#include "search_local/document_places.h"
#include "search_local/near_ties.h"
#include "search_local/postings.h"
#include "search_local/scorer.h"
#include "search_local/segment_format.h"
#include "search_local/text_leaves.h"
#include "search_local/value_leaves.h"

namespace reftel::search_local {
namespace {

using search::Query;
using search::QueryNode;
using search::Results;
using search::SearchRequest;
using search::Sort;
using search::SortKey;
using search::TextMatcher;
using search::WordPattern;
using Kind = QueryNode::Kind;

/// Of each clause the facet it chooses values of.
using ClauseFacets = std::vector<std::optional<std::size_t>>;

/// What is known of a segment during one search.
struct Part {
    const LiveSegment* of = nullptr;
    std::unique_ptr<TextLeaves> leaves;
    std::vector<LeafMatches> matches;  ///< One a leaf of the matcher; `documents` moved to `truth`
    std::vector<Bitmap> truth;         ///< One a node
    Bitmap found;
    std::vector<std::uint32_t> found_list;  ///< The same, when facets are asked for
};

class Search {
 public:
    Search(const Snapshot& snapshot, const SearchRequest& request,
           const search::DocumentLoader& loader)
        : snapshot_(snapshot),
          request_(request),
          loader_(loader),
          matcher_(request.query),
          values_(snapshot),
          ranked_(request.sort == Sort::Relevance) {}

    [[nodiscard]] Result<Results> run();

 private:
    [[nodiscard]] bool is_one_word() const;
    void find_one_word();
    void find();
    void work_out(Part& part, std::size_t segment) const;
    void join(const QueryNode& node, std::size_t at, Part& part) const;
    void count();
    void count_facet(std::size_t facet, const ClauseFacets& clause_facets,
                     search::FacetCounter& counter) const;
    [[nodiscard]] std::vector<double> leaf_rarities() const;
    [[nodiscard]] std::optional<std::uint32_t> node_of(std::uint32_t pattern) const;
    [[nodiscard]] std::uint64_t having(std::uint32_t pattern) const;
    void rank();
    [[nodiscard]] Scorer scorer(Part& part, const std::vector<double>& rarities) const;
    void rank_by_closeness(const std::vector<double>& rarities,
                           const search::ShortestStretch& stretch);
    void take_best(const BestDocuments& best, const Segment& segment);
    void sort_keys();
    [[nodiscard]] Bitmap without_own(const Part& part, std::size_t facet,
                                     const ClauseFacets& clause_facets) const;
    void count_dates(const ClauseFacets& clause_facets);
    [[nodiscard]] double score_needed() const;
    [[nodiscard]] Result<void> make_page();

    const Snapshot& snapshot_;
    const SearchRequest& request_;
    const search::DocumentLoader& loader_;
    TextMatcher matcher_;
    ValueLeaves values_;
    bool ranked_;
    std::size_t limit_ = 0;  ///< Of the page, and one more.
    std::optional<SortKey> after_;
    std::vector<Part> parts_;
    std::vector<SortKey> keys_;  ///< The best so far, in order.
    Results results_;
};

/// A query that is one plain word, asked for by relevance: most of what people type.
bool Search::is_one_word() const {
    const Query& query = request_.query;
    return query.nodes.size() == 1 && query.nodes[0].kind == Kind::Term &&
           query.nodes[0].field == QueryNode::Field::Text && ranked_ && !request_.facets &&
           !request_.histogram && std::ranges::all_of(snapshot_.segments(), [](const auto& of) {
               return of->deleted == 0;
           });
}

/// The total is known from the dictionary, and blocks of documents that cannot reach the page are
/// passed over unread.
void Search::find_one_word() {
    const std::string key = make_key(Key::Text, request_.query.nodes[0].words[0]);
    std::vector<std::optional<KeyEntry>> entries;
    for (const auto& of : snapshot_.segments()) {
        entries.push_back(of->segment->dictionary().find(key));
        results_.total += entries.back() ? entries.back()->documents : 0;
    }
    results_.clause_counts.assign(request_.clause_counts ? 1 : 0, results_.total);
    const double rarity = search::rarity(snapshot_.documents(), results_.total);
    PostingBlock block;
    Block units;
    for (std::size_t s = 0; s < entries.size() && limit_ > 0; ++s) {
        if (!entries[s]) {
            continue;
        }
        const Segment& segment = *snapshot_.segments()[s]->segment;
        const Strengths& strengths = snapshot_.strengths(s);
        const double growth = snapshot_.growth(s);
        BestDocuments best(segment, request_.sort, limit_, after_);
        best.need_score(score_needed());
        const PostingReader reader(segment.file(), *entries[s]);
        for (std::size_t i = 0; i < reader.blocks(); ++i) {
            const double most = search::leaf_score(rarity, growth * reader.bounds(i).most_units);
            // A part in a billion for what rounding may do.
            if (most * (1 + 1e-9) < best.threshold() || !reader.read(i, block)) {
                continue;
            }
            strengths.weigh(block, units);
            for (std::size_t k = 0; k < block.size; ++k) {
                best.offer(block.documents[k], search::leaf_score(rarity, units[k]));
            }
        }
        take_best(best, segment);
    }
}

void Search::join(const QueryNode& node, std::size_t at, Part& part) const {
    Bitmap& out = part.truth[at];
    switch (node.kind) {
        case Kind::And:
        case Kind::Or:
            out = part.truth[node.children.front()];
            for (std::size_t i = 1; i < node.children.size(); ++i) {
                const Bitmap& child = part.truth[node.children[i]];
                if (node.kind == Kind::And) {
                    out.keep_only(child);
                } else {
                    out.add(child);
                }
            }
            break;
        case Kind::Not:
            out = part.truth[node.children.front()];
            out.invert();
            break;
        case Kind::All:
            out = Bitmap(part.of->segment->documents(), true);
            break;
        default:
            break;
    }
}

void Search::work_out(Part& part, std::size_t segment) const {
    const std::vector<QueryNode>& nodes = request_.query.nodes;
    part.leaves =
        std::make_unique<TextLeaves>(matcher_, *part.of->segment, snapshot_.strengths(segment),
                                     snapshot_.growth(segment), ranked_);
    part.truth.resize(nodes.size());
    for (const TextMatcher::Leaf& leaf : matcher_.leaves()) {
        part.matches.push_back(part.leaves->match(leaf));
        part.truth[leaf.node] = std::move(part.matches.back().documents);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (search::looks_at_no_text(nodes[i])) {
            part.truth[i] = values_.match(nodes[i], segment);
        } else {
            join(nodes[i], i, part);
        }
    }
    part.found = nodes.empty() ? Bitmap(part.of->segment->documents(), true) : part.truth.back();
    part.found.keep_only(part.of->live);
}

void Search::find() {
    for (std::size_t i = 0; i < snapshot_.segments().size(); ++i) {
        parts_.emplace_back().of = snapshot_.segments()[i].get();
        work_out(parts_.back(), i);
        results_.total += parts_.back().found.count();
    }
}

/// What is found when the clauses of a facet are left out.
Bitmap Search::without_own(const Part& part, std::size_t facet,
                           const ClauseFacets& clause_facets) const {
    const std::vector<search::Clause>& clauses = request_.query.clauses;
    const bool own = std::ranges::find(clause_facets, facet) != clause_facets.end();
    Bitmap out = own ? part.of->live : part.found;
    for (std::size_t i = 0; own && i < clauses.size(); ++i) {
        if (clause_facets[i] != facet) {
            out.keep_only(part.truth[clauses[i].node]);
        }
    }
    return out;
}

void Search::count_dates(const ClauseFacets& clause_facets) {
    const search::HistogramPlan plan =
        search::plan_histogram(request_.query, request_.histogram_unit);
    search::DayCounts days;
    for (const Part& part : parts_) {
        const auto dates = part.of->segment->column<std::int64_t>(kDates);
        without_own(part, search::kYearFacet, clause_facets).for_each([&](std::size_t document) {
            if (document >= dates.size() || dates[document] == kNoDate) {
                return;
            }
            if (const auto day = plan.day_of(UtcTime{dates[document]})) {
                days.add(*day);
            }
        });
    }
    results_.histogram = days.finish(plan.unit);
}

void Search::count_facet(std::size_t facet, const ClauseFacets& clause_facets,
                         search::FacetCounter& counter) const {
    const bool own = std::ranges::find(clause_facets, facet) != clause_facets.end();
    for (const Part& part : parts_) {
        const Segment::Facet& column = part.of->segment->facet(facet);
        const std::vector<std::uint32_t> counts =
            column.count(own ? without_own(part, facet, clause_facets).list() : part.found_list);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                counter.add(facet, column.values[i], counts[i]);
            }
        }
    }
}

void Search::count() {
    const Query& query = request_.query;
    if (request_.clause_counts) {
        for (const search::Clause& clause : query.clauses) {
            std::uint64_t found = 0;
            for (const Part& part : parts_) {
                Bitmap live = part.truth[clause.node];
                live.keep_only(part.of->live);
                found += live.count();
            }
            results_.clause_counts.push_back(found);
        }
    }
    ClauseFacets clause_facets;
    for (const search::Clause& clause : query.clauses) {
        clause_facets.push_back(search::facet_of_clause(query, clause));
    }
    if (request_.histogram) {
        count_dates(clause_facets);
    }
    if (request_.facets) {
        for (Part& part : parts_) {
            part.found_list = part.found.list();
        }
        search::FacetCounter counter;
        for (std::size_t i = 0; i < search::kFacetFields.size(); ++i) {
            count_facet(i, clause_facets, counter);
        }
        results_.facets = counter.finish();
    }
}

/// The node that is this pattern anywhere in the text, when there is one: its documents are known.
std::optional<std::uint32_t> Search::node_of(std::uint32_t pattern) const {
    for (const TextMatcher::Leaf& leaf : matcher_.leaves()) {
        if (!leaf.near && leaf.field == QueryNode::Field::Text &&
            leaf.pieces.front() == TextMatcher::Piece{pattern}) {
            return leaf.node;
        }
    }
    return std::nullopt;
}

std::uint64_t Search::having(std::uint32_t pattern) const {
    const bool exact = matcher_.patterns()[pattern].kind() == WordPattern::Kind::Exact;
    const std::optional<std::uint32_t> node = exact ? std::nullopt : node_of(pattern);
    std::uint64_t out = 0;
    for (const Part& part : parts_) {
        const std::vector<KeyEntry>& words = part.leaves->words(pattern);
        if (exact && part.of->deleted == 0) {
            out += words.empty() ? 0 : words.front().documents;
            continue;
        }
        Bitmap live = node ? part.truth[*node] : part.leaves->having(pattern);
        live.keep_only(part.of->live);
        out += live.count();
    }
    return out;
}

/// One a leaf; 0 for those that do not rank.
std::vector<double> Search::leaf_rarities() const {
    std::vector<std::optional<double>> of_pattern(matcher_.patterns().size());
    std::vector<double> out;
    for (const TextMatcher::Leaf& leaf : matcher_.leaves()) {
        double sum = 0;
        for (std::size_t i = 0; leaf.positive && i < leaf.pieces.size(); ++i) {
            for (const std::uint32_t pattern : leaf.pieces[i]) {
                if (!of_pattern[pattern]) {
                    of_pattern[pattern] = search::rarity(snapshot_.documents(), having(pattern));
                }
                sum += *of_pattern[pattern];
            }
        }
        out.push_back(sum);
    }
    return out;
}

Scorer Search::scorer(Part& part, const std::vector<double>& rarities) const {
    Scorer out;
    for (std::size_t i = 0; i < rarities.size(); ++i) {
        const TextMatcher::Leaf& leaf = matcher_.leaves()[i];
        if (leaf.positive) {
            out.add(rarities[i], part.leaves->units(leaf, std::move(part.matches[i])));
        }
    }
    return out;
}

double Search::score_needed() const {
    return ranked_ && keys_.size() >= limit_ ? keys_.back().score
                                             : std::numeric_limits<double>::lowest();
}

void Search::take_best(const BestDocuments& best, const Segment& segment) {
    for (const BestDocuments::Entry& entry : best.entries()) {
        keys_.push_back(SortKey::make(entry.score, segment.date(entry.document),
                                      std::string(segment.id(entry.document))));
    }
    sort_keys();
}

void Search::sort_keys() {
    std::ranges::sort(keys_, [this](const SortKey& a, const SortKey& b) {
        return search::comes_before(request_.sort, a, b);
    });
    keys_.resize(std::min(keys_.size(), limit_));
}

/// As rank(), for a query of several plain words: they decide among documents of nearly the same
/// score by how close they stand together. Only those that may be on the page are looked into.
void Search::rank_by_closeness(const std::vector<double>& rarities,
                               const search::ShortestStretch& stretch) {
    NearTies best(limit_, after_);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        best.begin_segment(static_cast<std::uint32_t>(i));
        scorer(parts_[i], rarities).offer_all(parts_[i].found, best);
    }
    std::optional<Closeness> closeness;
    std::size_t segment = SIZE_MAX;
    for (const NearTies::Candidate& candidate : best.take()) {
        const Part& part = parts_[candidate.segment];
        if (segment != candidate.segment) {
            segment = candidate.segment;
            std::vector<KeyEntry> entries;
            for (const std::uint32_t word : stretch.words()) {
                const std::vector<KeyEntry>& found = part.leaves->words(word);
                entries.insert(entries.end(), found.begin(), found.end());
            }
            closeness.emplace(*part.of->segment, entries, matcher_.patterns().size(), stretch);
        }
        SortKey key = SortKey::make(candidate.score, part.of->segment->date(candidate.document),
                                    std::string(part.of->segment->id(candidate.document)));
        key.closeness = closeness->of(candidate.document);
        if (!after_ || search::comes_before(request_.sort, *after_, key)) {
            keys_.push_back(std::move(key));
        }
    }
    sort_keys();
}

void Search::rank() {
    const bool scores = ranked_ && !matcher_.leaves().empty();
    const std::vector<double> rarities =
        scores && limit_ > 0 ? leaf_rarities() : std::vector<double>();
    const search::ShortestStretch stretch(search::close_words(request_.query, matcher_));
    if (ranked_ && limit_ > 0 && !stretch.words().empty()) {
        rank_by_closeness(rarities, stretch);
        return;
    }
    for (std::size_t i = 0; i < parts_.size() && limit_ > 0; ++i) {
        Part& part = parts_[i];
        BestDocuments best(*part.of->segment, request_.sort, limit_, after_);
        best.need_score(score_needed());
        if (scores) {
            scorer(part, rarities).offer_all(part.found, best);
        } else {
            part.found.for_each(
                [&](std::size_t document) { best.offer(static_cast<std::uint32_t>(document), 0); });
        }
        take_best(best, *part.of->segment);
    }
}

Result<void> Search::make_page() {
    if (limit_ > 0 && keys_.size() == limit_) {
        keys_.pop_back();
        results_.next = search::encode_cursor(request_.sort, keys_.back());
    }
    for (const SortKey& key : keys_) {
        if (!request_.hit_texts) {
            results_.hits.emplace_back().id = key.id;
            results_.hits.back().score = key.score;
            continue;
        }
        const std::optional<search::Document> document = REFTEL_TRY(loader_.load(key.id));
        // Withdrawn since: the next state of the index will not have it either.
        if (document) {
            results_.hits.push_back(search::make_hit(*document, matcher_));
            results_.hits.back().score = key.score;
        }
    }
    return {};
}

Result<Results> Search::run() {
    if (!request_.cursor.empty()) {
        after_ = REFTEL_TRY(search::decode_cursor(request_.sort, request_.cursor));
    }
    const std::size_t page = std::min(request_.limit, search::kMaxPageHits);
    limit_ = page == 0 ? 0 : page + 1;
    if (is_one_word()) {
        find_one_word();
    } else {
        find();
        count();
        rank();
    }
    REFTEL_CHECK(check_damage(snapshot_));
    REFTEL_CHECK(make_page());
    return std::move(results_);
}

}  // namespace

Result<void> check_damage(const Snapshot& snapshot) {
    if (snapshot.damaged()) {
        return fail(Error::Kind::Corrupt, "a file of the search index is damaged",
                    snapshot.damaged_path());
    }
    return {};
}

Result<Results> search_snapshot(const Snapshot& snapshot, const SearchRequest& request,
                                const search::DocumentLoader& loader) {
    return Search(snapshot, request, loader).run();
}

}  // namespace reftel::search_local
