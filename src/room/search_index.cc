// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/search_index.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/memory.h"
#include "room/documents.h"
#include "room/limits.h"
#include "search/scan_index.h"
#include "search_local/segment_builder.h"

namespace reftel::room {
namespace {

using archive::Edition;
using search_local::IndexWriter;
using search_local::LocalIndex;
using search_local::SegmentBuilder;

/// Part of the mark: raised when a telegram would be indexed otherwise than before.
constexpr std::string_view kIndexGeneration = "2:";

/// A telegram to index, and what of it is indexed.
struct Wanted {
    std::string id;
    std::uint64_t version = 0;
};

/// Indexes some telegrams, several threads side by side, each with a builder of its own.
class ParallelBuild {
 public:
    ParallelBuild(const Edition& edition, IndexWriter& writer, const std::vector<Wanted>& wanted,
                  const IndexProgress& progress)
        : edition_(edition), writer_(writer), wanted_(wanted), progress_(progress) {}

    [[nodiscard]] Result<void> run() {
        const std::size_t useful = wanted_.size() / kTelegramsAThread + 1;
        const std::size_t threads =
            std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), useful);
        memory_ = kIndexMemory / threads;
        std::vector<std::thread> others;
        for (std::size_t i = 1; i < threads; ++i) {
            others.emplace_back([this] { work(false); });
        }
        work(true);
        for (std::thread& other : others) {
            other.join();
        }
        return error_ ? Result<void>(fail(*std::move(error_))) : Result<void>();
    }

 private:
    static constexpr std::size_t kBatch = 64;

    void work(bool tells) {
        SegmentBuilder builder;
        while (!stop_) {
            const std::size_t begin = next_.fetch_add(kBatch);
            if (begin >= wanted_.size()) {
                break;
            }
            for (std::size_t i = begin; i < std::min(begin + kBatch, wanted_.size()); ++i) {
                keep(add(builder, wanted_[i]));
            }
            if (builder.memory() > memory_) {
                keep(writer_.add_segment(builder));
            }
            if (tells && progress_) {
                progress_(std::min(begin + kBatch, wanted_.size()), wanted_.size());
            }
        }
        if (!stop_) {
            keep(writer_.add_segment(builder));
        }
    }

    [[nodiscard]] Result<void> add(SegmentBuilder& builder, const Wanted& wanted) const {
        auto open = edition_.open_telegram(wanted.id);
        if (!open && open.error().kind == Error::Kind::NotFound) {
            return {};  // withdrawn since: the edition's mark has changed too
        }
        if (!open) {
            return fail(std::move(open).error());
        }
        builder.add(to_document(*open), wanted.version);
        return {};
    }

    void keep(Result<void> result) {
        if (!result) {
            const std::scoped_lock lock(mutex_);
            stop_ = true;
            error_ = error_ ? std::move(error_) : std::move(result).error();
        }
    }

    const Edition& edition_;
    IndexWriter& writer_;
    const std::vector<Wanted>& wanted_;
    const IndexProgress& progress_;
    std::size_t memory_ = 0;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;  ///< Guards error_.
    std::optional<Error> error_;
};

/// What an index holds, and what of it its edition does not show as it is held. A name stands for
/// id and version: 128 bits, which no two of any archive share.
class Held {
 public:
    explicit Held(const IndexWriter& writer) : writer_(writer) {
        writer.for_each([this](std::string_view id, std::uint64_t version) {
            names_.push_back(name_of(id, version));
        });
        std::ranges::sort(names_);
        shown_.assign(names_.size(), false);
    }
    /// True when it is held; it is then known to be shown.
    [[nodiscard]] bool take(std::string_view id, std::uint64_t version) {
        const auto at = place_of(name_of(id, version));
        if (at) {
            shown_[*at] = true;
        }
        return at.has_value();
    }
    /// Ids held that were not taken.
    [[nodiscard]] std::vector<std::string> left() const {
        std::vector<std::string> out;
        if (std::ranges::find(shown_, false) == shown_.end()) {
            return out;
        }
        writer_.for_each([&](std::string_view id, std::uint64_t version) {
            const auto at = place_of(name_of(id, version));
            if (at && !shown_[*at]) {
                out.emplace_back(id);
            }
        });
        return out;
    }

 private:
    using Name = std::pair<std::uint64_t, std::uint64_t>;
    static Name name_of(std::string_view id, std::uint64_t version) {
        return {search_local::version_of(id, version), search_local::version_of(id, ~version)};
    }
    [[nodiscard]] std::optional<std::size_t> place_of(const Name& name) const {
        const auto at = std::ranges::lower_bound(names_, name);
        return at != names_.end() && *at == name
                   ? std::optional(static_cast<std::size_t>(at - names_.begin()))
                   : std::nullopt;
    }

    const IndexWriter& writer_;
    std::vector<Name> names_;  ///< In order
    std::vector<bool> shown_;  ///< Of each name
};

/// The telegrams of the edition that are not held as they are now, by id. Those that are, are taken
/// out of `held`.
Result<std::vector<Wanted>> take_wanted(const Edition& edition, Held& held) {
    std::vector<Wanted> out;
    REFTEL_CHECK(edition.for_each_version([&](std::string_view id, std::string_view state) {
        const std::uint64_t version = search_local::version_of(state);
        if (!held.take(id, version)) {
            out.push_back({std::string(id), version});
        }
    }));
    std::ranges::sort(out, {}, &Wanted::id);
    return out;
}

bool is_unusable(const Error& error) {
    return error.kind == Error::Kind::Corrupt || error.kind == Error::Kind::Unsupported ||
           error.kind == Error::Kind::NotFound;
}

}  // namespace

Result<std::optional<search::Document>> EditionLoader::load(std::string_view id) const {
    auto open = edition_.open_telegram(id);
    if (!open) {
        if (open.error().kind == Error::Kind::NotFound) {
            return std::nullopt;
        }
        return fail(std::move(open).error());
    }
    return to_document(*open);
}

SearchIndex::SearchIndex(const std::string& archive_folder, const Edition& edition)
    : folder_(archive_folder + "/search/" + std::string(to_string(edition.audience()))),
      edition_(edition),
      loader_(edition) {}

Result<std::string> SearchIndex::wanted_mark() const {
    const std::string mark = REFTEL_TRY(edition_.mark());
    return std::string(kIndexGeneration) + mark;
}

Result<std::unique_ptr<IndexWriter>> SearchIndex::open_writer(Merging merging) const {
    IndexWriter::Options options;
    options.merge_behind = merging == Merging::Behind;
    options.when_merged = behind_.when_merged();
    if (edition_.audience() != archive::Audience::Owner) {
        options.withdrawn_percent = 0;  // what is withheld is in no file that readers are given
    }
    auto writer = IndexWriter::open(folder_, options);
    if (!writer && is_unusable(writer.error())) {
        REFTEL_CHECK(IndexWriter::destroy(folder_));
        return IndexWriter::open(folder_, options);
    }
    return writer;
}

Result<IndexUpdate> SearchIndex::update(const IndexProgress& progress) const {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<IndexWriter> writer = behind_.take();
    const IndexUpdate done = REFTEL_TRY(update_or_make_anew(progress, Merging::Now, writer));
    REFTEL_CHECK(writer->merge_all());
    return done;
}

/// Before a search, which does not wait until all is merged; but what was withheld from readers is
/// in no file by then. Under the lock.
Result<void> SearchIndex::update_ahead_of_search() const {
    const bool owner = edition_.audience() == archive::Audience::Owner;
    std::unique_ptr<IndexWriter> writer = behind_.take();
    (void)REFTEL_TRY(update_or_make_anew({}, owner ? Merging::Behind : Merging::Now, writer));
    if (!owner) {
        return writer->merge_all();
    }
    behind_.keep(std::move(writer));
    return {};
}

Result<IndexUpdate> SearchIndex::update_or_make_anew(const IndexProgress& progress, Merging merging,
                                                     std::unique_ptr<IndexWriter>& writer) const {
    auto done = update_once(progress, merging, writer);
    if (!done && is_unusable(done.error())) {
        writer.reset();
        REFTEL_CHECK(IndexWriter::destroy(folder_));
        return update_once(progress, merging, writer);
    }
    return done;
}

Result<IndexUpdate> SearchIndex::update_once(const IndexProgress& progress, Merging merging,
                                             std::unique_ptr<IndexWriter>& writer) const {
    if (!writer) {
        writer = REFTEL_TRY(open_writer(merging));
    }
    // Before the list: what changes in between is found by the next update.
    const std::string mark = REFTEL_TRY(wanted_mark());
    IndexUpdate out;
    out.documents = writer->documents();
    if (writer->mark() == mark) {
        return out;
    }
    Held held(*writer);
    const std::vector<Wanted> wanted = REFTEL_TRY(take_wanted(edition_, held));
    // What is left is shown no more, or otherwise.
    const std::vector<std::string> left = held.left();
    for (const std::string& id : left) {
        REFTEL_CHECK(writer->remove(id));
    }
    give_back_memory();  // of an import before
    REFTEL_CHECK(ParallelBuild(edition_, *writer, wanted, progress).run());
    give_back_memory();  // of the builders: the segments that a merge reads count as well
    REFTEL_CHECK(writer->commit(mark));
    out.added = wanted.size();
    out.removed = left.size();
    out.documents = writer->documents();
    return out;
}

Result<std::shared_ptr<LocalIndex>> SearchIndex::current() const {
    const std::scoped_lock lock(mutex_);
    const std::string mark = REFTEL_TRY(wanted_mark());
    for (int tries = 0; tries < 2; ++tries) {
        if (!index_) {
            auto opened = LocalIndex::open(folder_, loader_);
            if (opened) {
                index_ = std::move(*opened);
            }
        }
        if (index_) {
            const auto of_index = index_->mark();
            if (of_index && *of_index == mark) {
                return index_;
            }
            if (!of_index) {
                index_.reset();
            }
        }
        if (tries == 0) {
            REFTEL_CHECK(update_ahead_of_search());
        }
    }
    return fail(Error::Kind::Busy, "the archive changes faster than its index");
}

template <typename Answer>
Result<Answer> SearchIndex::ask(
    const std::function<Result<Answer>(const search::Index&)>& question) const {
    for (int tries = 0; tries < 2; ++tries) {
        const auto index = current();
        if (!index) {
            break;
        }
        Result<Answer> answer = question(**index);
        if (answer || answer.error().kind != Error::Kind::Corrupt) {
            return answer;
        }
        // Damaged: it is made anew from the archive, which has all that was in it.
        const std::scoped_lock lock(mutex_);
        index_.reset();
        (void)behind_.take();
        if (!IndexWriter::destroy(folder_)) {
            break;
        }
    }
    const EditionDocuments documents(edition_, EditionDocuments::CitedBy::Fill);
    return question(search::ScanIndex(documents));
}

Result<search::Results> SearchIndex::search(const search::SearchRequest& request) const {
    return ask<search::Results>(
        [&request](const search::Index& index) { return index.search(request); });
}

Result<std::vector<std::vector<search::WordCount>>> SearchIndex::words(
    std::span<const search::WordPattern> patterns) const {
    return ask<std::vector<std::vector<search::WordCount>>>(
        [patterns](const search::Index& index) { return index.words(patterns); });
}

Result<std::vector<search::WordCount>> SearchIndex::values(search::ValueField field,
                                                           std::string_view beginning,
                                                           std::size_t limit) const {
    return ask<std::vector<search::WordCount>>(
        [&](const search::Index& index) { return index.values(field, beginning, limit); });
}

}  // namespace reftel::room
