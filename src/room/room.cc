// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/room.h"

#include <algorithm>

#include "archive/edition.h"
#include "room/address.h"
#include "room/cards.h"
#include "room/date_bracket.h"
#include "room/documents.h"
#include "room/edition_holdings.h"
#include "room/limits.h"
#include "room/room_state.h"
#include "room/tag_meaning.h"
#include "search/document_filter.h"
#include "search/similar.h"
#include "search/suggestion.h"
#include "telegram/facts.h"
#include "telegram/letter_case/reading_case.h"
#include "telegram/post.h"

namespace reftel::room {
namespace {

using archive::Edition;
using telegram::Line;
using telegram::LinePart;
using telegram::Mrn;

/// From the first line that belongs to the telegram to the last: without a page's clutter before
/// and after.
Span transmitted_span(const telegram::Telegram& telegram) {
    Span out;
    bool begun = false;
    for (const Line& line : telegram.lines) {
        if (line.part == LinePart::Junk || line.part == LinePart::Blank) {
            continue;
        }
        if (!begun) {
            out.begin = line.at.begin;
            begun = true;
        }
        out.end = line.at.end;
    }
    const auto whole = static_cast<std::uint32_t>(telegram.message.size());
    return begun ? out : Span{0, whole};
}

Witness to_witness(archive::WitnessInfo info) {
    Witness out;
    out.number = info.number;
    out.sha256 = std::move(info.original_sha256);
    out.from = std::move(info.from);
    out.published = std::move(info.published);
    out.imported = info.imported;
    out.shown = info.shown;
    return out;
}

Result<std::vector<CitationLink>> cited_by(const Edition& edition, std::string_view id) {
    std::vector<CitationLink> out;
    for (archive::Citation& row : REFTEL_TRY(edition.cited_by(id))) {
        CitationLink link;
        link.citation.citing = row.citing;
        link.citation.cited = std::move(row.cited);
        link.citation.held = true;
        link.citation.letter = row.letter;
        link.citation.text = std::move(row.text);
        auto card = REFTEL_TRY(edition.card(row.citing));
        if (card) {
            link.card = to_card(*std::move(card));
            out.push_back(std::move(link));
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const CitationLink& a, const CitationLink& b) {
        return a.card->date < b.card->date;
    });
    return out;
}

Result<std::vector<CitationLink>> cites(const Edition& edition, std::string_view id,
                                        const telegram::Telegram& telegram) {
    const EditionHoldings holdings(edition);
    std::vector<CitationLink> out;
    for (graph::Citation& citation : graph::follow_references(id, telegram, holdings)) {
        CitationLink link;
        if (citation.held) {
            auto card = REFTEL_TRY(edition.card(citation.cited));
            if (card) {
                link.card = to_card(*std::move(card));
            }
        }
        link.citation = std::move(citation);
        out.push_back(std::move(link));
    }
    if (holdings.failed()) {
        return fail(*holdings.failed());
    }
    return out;
}

/// The highest number held of an origin in a year: what a mistyped number can be measured against.
Result<std::string> highest_at_origin(const Edition& edition, const Mrn& mrn) {
    archive::Filter filter;
    filter.origin = mrn.origin;
    filter.from = UtcTime::from({mrn.year, 1, 1});
    filter.until = UtcTime::from({mrn.year + 1, 1, 1});
    std::optional<Mrn> highest;
    constexpr std::uint64_t kLast = 50;  // numbers rise with dates, but for a few days' slack
    for (const archive::Card& card :
         REFTEL_TRY(edition.list(filter, archive::Order::Newest, 0, kLast))) {
        const auto held = telegram::parse_canonical_mrn(card.id);
        if (held && held->year == mrn.year && (!highest || held->number > highest->number)) {
            highest = held;
        }
    }
    return highest ? highest->to_string() : std::string();
}

/// Telegrams that the query finds without each of its clauses.
Result<std::vector<std::uint64_t>> counts_without(const SearchIndex& index,
                                                  const search::Query& query) {
    std::vector<std::uint64_t> out;
    const std::size_t clauses = query.clauses.size();
    for (std::size_t i = 0; i < clauses && clauses > 1 && clauses <= kMaxLooserQueries; ++i) {
        std::string text(query.text);
        text.erase(query.clauses[i].at.begin, query.clauses[i].at.size());
        search::SearchRequest request;
        request.query = search::parse_query(text);
        request.sort = search::Sort::Newest;
        request.limit = 1;
        out.push_back(REFTEL_TRY(index.search(request)).total);
    }
    return out;
}

}  // namespace

Room::Room(std::unique_ptr<State> state) : state_(std::move(state)) {}
Room::~Room() = default;

Result<std::unique_ptr<Room>> Room::open(const std::string& folder, Audience audience,
                                         UtcTime now) {
    const auto whose =
        audience == Audience::Owner ? archive::Audience::Owner : archive::Audience::Released;
    auto state = std::make_unique<State>();
    state->audience = audience;
    state->edition = REFTEL_TRY(Edition::open(folder, whose, now));
    state->index = std::make_unique<SearchIndex>(folder, *state->edition);
    state->case_words = std::make_unique<CaseWords>(folder, *state->edition);
    state->title = REFTEL_TRY(state->edition->setting("title"));
    state->hashtag = REFTEL_TRY(state->edition->setting("hashtag"));
    state->source = REFTEL_TRY(state->edition->setting("source"));
    return std::unique_ptr<Room>(new Room(std::move(state)));
}

Result<std::string> Room::mark() const {
    return state_->edition->mark();
}

Audience Room::audience() const {
    return state_->audience;
}

std::string Room::title() const {
    return state_->title.empty() ? "Telegrams" : state_->title;
}

std::string Room::hashtag() const {
    return state_->hashtag.empty() ? "cablegate" : state_->hashtag;
}

std::string Room::source() const {
    return state_->source;
}

namespace {

/// The telegram's own words about its post before those of the table.
void set_sender(Reading& reading) {
    const std::string_view from = reading.telegram->from;
    const auto* post = telegram::find_origin(reading.card.origin);
    if (post != nullptr && telegram::canonical_origin(from).canonical == reading.card.origin) {
        reading.card.origin_name = telegram::post_name(from, *post);
    }
}

}  // namespace

Result<Reading> Room::read(std::string_view id) const {
    const Edition& edition = *state_->edition;
    archive::OpenTelegram open = REFTEL_TRY(edition.open_telegram(id));
    Reading out;
    out.card = to_card(std::move(open.card));
    out.message = std::move(open.message);
    out.telegram = std::move(open.parsed);
    out.transmitted = transmitted_span(*out.telegram);
    out.published = std::move(open.published);
    if (out.card.origin_name.empty()) {
        out.card.origin_name = out.published.origin;
    }
    set_sender(out);
    for (archive::WitnessInfo& witness : open.witnesses) {
        out.witnesses.push_back(to_witness(std::move(witness)));
    }
    out.source_notes = std::move(open.source_notes);
    out.cites = REFTEL_TRY(cites(edition, out.card.id, *out.telegram));
    out.cited_by = REFTEL_TRY(cited_by(edition, out.card.id));
    auto neighbours = REFTEL_TRY(edition.neighbours(id));
    if (neighbours.first) {
        out.previous = to_card(*std::move(neighbours.first));
    }
    if (neighbours.second) {
        out.next = to_card(*std::move(neighbours.second));
    }
    out.provisional = is_provisional_id(out.card.id);
    out.hashtags = {"#" + hashtag(), "#" + out.card.id};
    return out;
}

Result<std::string> Room::original(std::string_view id, std::uint64_t witness) const {
    return state_->edition->original_bytes(id, witness);
}

Result<SearchPage> Room::search(std::string_view query, const SearchOptions& options) const {
    SearchPage out;
    search::SearchRequest request;
    request.query = search::parse_query(query);
    if (options.sort) {
        request.sort = *options.sort;
    } else if (request.query.sort) {
        request.sort = static_cast<search::Sort>(*request.query.sort);
    }
    request.limit = options.limit;
    request.cursor = options.cursor;
    request.facets = options.facets;
    request.clause_counts = options.facets;
    request.histogram = options.histogram;
    request.histogram_unit = options.histogram_unit;
    out.results = REFTEL_TRY(state_->index->search(request));
    if (options.cursor.empty()) {
        out.suggestion =
            REFTEL_TRY(search::suggest(*state_->index, request.query, out.results.total));
    }
    if (out.results.total == 0 && options.facets) {
        out.without = REFTEL_TRY(counts_without(*state_->index, request.query));
    }
    out.sort = request.sort;
    out.query = std::move(request.query);
    return out;
}

Result<std::string> Room::similar_query(std::string_view id, OtherTexts others) const {
    const Edition& edition = *state_->edition;
    const search::Document document = to_document(REFTEL_TRY(edition.open_telegram(id)));
    const std::vector<std::string> words =
        REFTEL_TRY(search::characteristic_words(*state_->index, document));
    if (words.empty()) {
        return std::string();
    }
    std::vector<std::string> without{document.id};
    const auto mrn = telegram::parse_canonical_mrn(search::cited_as(document.id));
    if (mrn && others == OtherTexts::LeaveOut) {
        without = REFTEL_TRY(edition.find_mrn(*mrn));
    }
    return search::similar_query(words, without);
}

Result<std::vector<search::Completion>> Room::complete(
    std::string_view typed, std::span<const search::CompletionKind> kinds,
    std::size_t limit) const {
    auto out = REFTEL_TRY(search::complete(*state_->index, typed, kinds, limit));
    const auto tags = REFTEL_TRY(tags_by_year());
    for (search::Completion& completion : out) {
        if (completion.kind == search::CompletionKind::Tag) {
            completion.label = meaning_of(*tags, completion.value);
        }
    }
    return out;
}

Result<void> Room::set_small_letters(Reading& reading) const {
    const telegram::Telegram& telegram = *reading.telegram;
    reading.small_subject = telegram::is_in_capitals(reading.card.subject);
    if (!telegram::is_in_capitals(telegram)) {
        return {};
    }
    const auto words = REFTEL_TRY(state_->case_words->words());
    reading.small_letters = telegram.reading.text;
    for (const telegram::Paragraph& paragraph : telegram.paragraphs) {
        // Headings are set small as they are; tables are figures and codes.
        if (paragraph.kind != telegram::Paragraph::Kind::Heading &&
            paragraph.kind != telegram::Paragraph::Kind::Table) {
            reading.small_letters.replace(
                paragraph.text.begin, paragraph.text.size(),
                telegram::reading_case(telegram.text_of(paragraph), *words));
        }
    }
    return {};
}

Result<std::uint64_t> Room::update_index(
    const std::function<void(std::uint64_t, std::uint64_t)>& progress) const {
    const IndexUpdate done = REFTEL_TRY(state_->index->update(progress));
    REFTEL_CHECK(state_->case_words->update());
    return done.added + done.removed;
}

/// Fills a Destination for an address that is not visible as it stands.
Result<Destination> Room::find_unseen(const TypedAddress& address, Destination out) const {
    const Edition& edition = *state_->edition;
    const auto status = REFTEL_TRY(edition.status(address.exact));
    if (!status.moved_to.empty()) {
        out.kind = Destination::Kind::Moved;
        out.id = status.moved_to;
        return out;
    }
    if (status.visibility == archive::Visibility::Embargoed ||
        status.visibility == archive::Visibility::Withheld) {
        out.kind = status.visibility == archive::Visibility::Embargoed
                       ? Destination::Kind::Embargoed
                       : Destination::Kind::Withheld;
        out.id = address.exact;
        out.until = status.until;
        return out;
    }
    const bool known = address.mrn && telegram::find_origin(address.mrn->origin) != nullptr;
    if (!address.is_compact && !address.is_url && !known) {
        return out;  // words that look like a reference: a search
    }
    out.kind = Destination::Kind::Missing;
    out.id = address.exact;
    std::string_view before;  // One telegram's citations follow each other.
    const auto citations = REFTEL_TRY(edition.cited_by(address.exact));
    for (const archive::Citation& citation : citations) {
        if (citation.citing == before) {
            continue;
        }
        before = citation.citing;
        auto card = REFTEL_TRY(edition.card(citation.citing));
        if (card && out.citing.size() < kMaxCandidates) {
            out.citing.push_back(to_card(*std::move(card)));
        }
    }
    if (address.mrn) {
        out.highest_at_origin = REFTEL_TRY(highest_at_origin(edition, *address.mrn));
        out.bracket = REFTEL_TRY(bracket_of(edition, *address.mrn));
    }
    return out;
}

Result<Destination> Room::find(std::string_view typed) const {
    Destination out;
    const auto address = read_address(typed);
    if (!address) {
        return out;
    }
    out.paragraph = address->paragraph;
    const Edition& edition = *state_->edition;
    std::vector<std::string> found;
    if (address->mrn) {
        found = REFTEL_TRY(edition.find_mrn(*address->mrn));
    }
    const bool numbered =
        address->mrn && !address->exact.empty() && address->exact != address->mrn->to_string();
    if (found.empty() || numbered) {
        if (address->exact.empty()) {
            return out;  // no year, and nothing with this number: a search
        }
        const auto card = REFTEL_TRY(edition.card(address->exact));
        if (!card) {
            return find_unseen(*address, std::move(out));
        }
        found = {address->exact};
    }
    if (found.size() == 1) {
        out.kind = Destination::Kind::Telegram;
        out.id = found.front();
        return out;
    }
    out.kind = Destination::Kind::Several;
    for (const std::string& id : found) {
        auto card = REFTEL_TRY(edition.card(id));
        if (card && out.candidates.size() < kMaxCandidates) {
            out.candidates.push_back(to_card(*std::move(card)));
        }
    }
    return out;
}

}  // namespace reftel::room
