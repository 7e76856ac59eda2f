// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A search works segment by segment on sets of documents: each leaf of the query gives a set, and
// And, Or and Not join them; totals and facets are counts of sets. Then the documents found are
// scored, leaf by leaf in the order of the scan engine, so that the sums are the same to the last
// bit. Sets are small (a bit a document) and stay in the cache.
//
// Segments are worked on side by side when there is enough to do and a processor is free: what one
// yields does not depend on another, but for a score below which nothing is taken any more, and
// that leaves out only what would have been let go later. So the answer is the same however many
// threads there were, and in whatever order they came to the segments.
#include "search_local/searcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "search/closeness.h"
#include "search/document_filter.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/ranking.h"
#include "search/snippet.h"
#include "search/sort_key.h"
#include "search_local/best_documents.h"
#include "search_local/document_places.h"
#include "search_local/match_counter.h"
#include "search_local/near_ties.h"
#include "search_local/postings.h"
#include "search_local/scorer.h"
#include "search_local/search_part.h"
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
using Part = SearchPart;
using Kind = QueryNode::Kind;

class Search {
 public:
    Search(const Snapshot& snapshot, const SearchRequest& request,
           const search::DocumentLoader& loader, ThreadBudget& threads)
        : snapshot_(snapshot),
          request_(request),
          loader_(loader),
          share_(threads),
          matcher_(request.query),
          values_(snapshot),
          counter_(request),
          ranked_(request.sort == Sort::Relevance) {}

    [[nodiscard]] Result<Results> run();

 private:
    [[nodiscard]] bool is_one_word() const;
    void find_one_word();
    void take_best_of_word(const KeyEntry& word, double rarity, std::size_t segment);
    template <typename Each>
    void for_each_part(std::uint64_t work, Each&& each);
    void find();
    [[nodiscard]] std::uint64_t work_of(const TextMatcher::Leaf& leaf) const;
    [[nodiscard]] std::uint64_t work_to_find() const;
    void work_out(Part& part, std::size_t segment) const;
    void join(const QueryNode& node, std::size_t at, Part& part) const;
    [[nodiscard]] std::vector<double> leaf_rarities() const;
    [[nodiscard]] std::optional<std::uint32_t> node_of(std::uint32_t pattern) const;
    [[nodiscard]] std::uint64_t having(std::uint32_t pattern) const;
    void rank();
    [[nodiscard]] Scorer scorer(Part& part, const std::vector<double>& rarities) const;
    void rank_by_closeness(const std::vector<double>& rarities,
                           const search::ShortestStretch& stretch);
    void take_best(const BestDocuments& best, std::size_t segment);
    void make_keys();
    void sort_keys();
    [[nodiscard]] double score_needed() const;
    [[nodiscard]] Result<void> make_page();

    const Snapshot& snapshot_;
    const SearchRequest& request_;
    const search::DocumentLoader& loader_;
    const ThreadBudget::Share share_;
    TextMatcher matcher_;
    ValueLeaves values_;
    MatchCounter counter_;
    bool ranked_;
    std::size_t limit_ = 0;  ///< Of the page, and one more.
    std::optional<SortKey> after_;
    std::vector<Part> parts_;
    std::vector<std::size_t> order_;  ///< Of parts_, the largest first
    std::vector<SortKey> keys_;       ///< The best, in order
    Results results_;

    mutable Mutex mutex_;
    /// The best so far, in any order.
    std::vector<NearTies::Candidate> best_ REFTEL_GUARDED_BY(mutex_);
    double score_needed_ REFTEL_GUARDED_BY(mutex_) = std::numeric_limits<double>::lowest();
};

/// A query that is one plain word, asked for by relevance: most of what people type.
bool Search::is_one_word() const {
    const Query& query = request_.query;
    return query.nodes.size() == 1 && query.nodes[0].kind == Kind::Term &&
           query.nodes[0].field == QueryNode::Field::Text && ranked_ && !request_.facets &&
           !request_.histogram;
}

/// The total is known from the dictionary, but where documents are withdrawn, and blocks of
/// documents that cannot reach the page are passed over unread.
void Search::find_one_word() {
    const std::string key = make_key(Key::Text, request_.query.nodes[0].words[0]);
    std::vector<std::optional<KeyEntry>> entries;
    for (const auto& of : snapshot_.segments()) {
        entries.push_back(of->segment->dictionary().find(key));
        results_.total += entries.back() ? of->count(*entries.back()) : 0;
    }
    results_.clause_counts.assign(request_.clause_counts ? 1 : 0, results_.total);
    const double rarity = search::rarity(snapshot_.documents(), results_.total);
    for (std::size_t s = 0; s < entries.size() && limit_ > 0; ++s) {
        if (entries[s]) {
            take_best_of_word(*entries[s], rarity, s);
        }
    }
    make_keys();
}

void Search::take_best_of_word(const KeyEntry& word, double rarity, std::size_t segment) {
    const LiveSegment& of = *snapshot_.segments()[segment];
    const Strengths& strengths = snapshot_.strengths(segment);
    const double growth = snapshot_.growth(segment);
    BestDocuments best(*of.segment, request_.sort, limit_, after_);
    best.need_score(score_needed());
    const PostingReader reader(of.segment->file(), word);
    PostingBlock block;
    Block units;
    for (std::size_t i = 0; i < reader.blocks(); ++i) {
        const double most = search::leaf_score(rarity, growth * reader.bounds(i).most_units);
        // A part in a billion for what rounding may do.
        if (most * (1 + 1e-9) < best.threshold() || !reader.read(i, block)) {
            continue;
        }
        strengths.weigh(block, units);
        for (std::size_t k = 0; k < block.size; ++k) {
            if (of.live.has(block.documents[k])) {
                best.offer(block.documents[k], search::leaf_score(rarity, units[k]));
            }
        }
    }
    take_best(best, segment);
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

/// Calls `each(i)` for every part, perhaps side by side. The largest first: the last one to be done
/// alone is short then.
template <typename Each>
void Search::for_each_part(std::uint64_t work, Each&& each) {
    share_.out(order_.size(), work, [&](std::size_t i) { each(order_[i]); });
}

/// Postings to read for a leaf. Where places are looked at too, each costs some times as much.
std::uint64_t Search::work_of(const TextMatcher::Leaf& leaf) const {
    constexpr std::uint64_t kWithPlaces = 4;
    std::uint64_t out = 0;
    for (const TextMatcher::Piece& piece : leaf.pieces) {
        for (const std::uint32_t pattern : piece) {
            for (const Part& part : parts_) {
                for (const KeyEntry& word : part.leaves->words(pattern)) {
                    out += word.documents;
                }
            }
        }
    }
    return TextLeaves::needs_places(leaf) ? kWithPlaces * out : out;
}

/// Postings to read, and documents to go through, once the words are known.
std::uint64_t Search::work_to_find() const {
    std::uint64_t postings = 0;
    for (const TextMatcher::Leaf& leaf : matcher_.leaves()) {
        postings += work_of(leaf);
    }
    const std::vector<QueryNode>& nodes = request_.query.nodes;
    const auto values =
        static_cast<std::uint64_t>(std::ranges::count_if(nodes, search::looks_at_no_text));
    const bool more_than_words = nodes.empty() || std::ranges::any_of(nodes, [](const auto& node) {
                                     return search::looks_at_no_text(node) ||
                                            node.kind == Kind::Not || node.kind == Kind::All;
                                 });
    const std::uint64_t documents = snapshot_.documents();
    const std::uint64_t found = more_than_words ? documents : std::min(postings, documents);
    return postings + values * documents + counter_.passes() * found;
}

void Search::find() {
    parts_.reserve(snapshot_.segments().size());
    for (const auto& segment : snapshot_.segments()) {
        order_.push_back(parts_.size());
        parts_.emplace_back().of = segment.get();
    }
    std::ranges::stable_sort(order_, std::greater<>(),
                             [this](std::size_t i) { return parts_[i].of->segment->documents(); });
    // One word is looked up at once; forms are looked for in much of a dictionary.
    const auto forms = static_cast<std::uint64_t>(std::ranges::count_if(
        matcher_.patterns(),
        [](const WordPattern& pattern) { return pattern.kind() != WordPattern::Kind::Exact; }));
    for_each_part(forms * snapshot_.documents(), [this](std::size_t i) {
        parts_[i].leaves = std::make_unique<TextLeaves>(
            matcher_, *parts_[i].of->segment, snapshot_.strengths(i), snapshot_.growth(i), ranked_);
    });
    for_each_part(work_to_find(), [this](std::size_t i) {
        work_out(parts_[i], i);
        counter_.count(parts_[i]);
    });
    for (const Part& part : parts_) {
        results_.total += part.found.count();
    }
    counter_.add_up(parts_, results_);
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
    const MutexLock lock(mutex_);
    return score_needed_;
}

/// By score, all are kept that have no less than the last that there is room for: date and id
/// decide among them, when all are there.
void Search::take_best(const BestDocuments& best, std::size_t segment) {
    const MutexLock lock(mutex_);
    for (const BestDocuments::Entry& entry : best.entries()) {
        best_.push_back({entry.score, static_cast<std::uint32_t>(segment), entry.document});
    }
    if (ranked_ && best_.size() >= limit_ && !best.entries().empty()) {
        const auto last = best_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
        std::ranges::nth_element(best_, last, std::greater<>(), &NearTies::Candidate::score);
        score_needed_ = last->score;
        std::erase_if(best_, [least = score_needed_](const NearTies::Candidate& candidate) {
            return candidate.score < least;
        });
    }
}

void Search::make_keys() {
    const MutexLock lock(mutex_);
    for (const NearTies::Candidate& candidate : best_) {
        const Segment& segment = *snapshot_.segments()[candidate.segment]->segment;
        keys_.push_back(SortKey::make(candidate.score, segment.date(candidate.document),
                                      std::string(segment.id(candidate.document))));
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
    Mutex of_best;
    for_each_part(results_.total * rarities.size(), [&](std::size_t i) {
        NearTies of_part(limit_, after_);
        of_part.begin_segment(static_cast<std::uint32_t>(i));
        {
            const MutexLock lock(of_best);
            of_part.need_step(best.least_step());
        }
        scorer(parts_[i], rarities).offer_all(parts_[i].found, of_part);
        const MutexLock lock(of_best);
        best.add(of_part);
    });
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
    if (limit_ == 0) {
        return;
    }
    const std::uint64_t leaves = std::max<std::size_t>(rarities.size(), 1);
    for_each_part(results_.total * leaves, [&](std::size_t i) {
        Part& part = parts_[i];
        BestDocuments best(*part.of->segment, request_.sort, limit_, after_);
        best.need_score(score_needed());
        if (scores) {
            scorer(part, rarities).offer_all(part.found, best);
        } else {
            part.found.for_each(
                [&](std::size_t document) { best.offer(static_cast<std::uint32_t>(document), 0); });
        }
        take_best(best, i);
    });
    make_keys();
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
                                const search::DocumentLoader& loader, ThreadBudget& threads) {
    return Search(snapshot, request, loader, threads).run();
}

}  // namespace reftel::search_local
