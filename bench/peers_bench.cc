// LINK: reftel::search_local reftel::search reftel::telegram SQLite::SQLite3 PkgConfig::XAPIAN
// SPDX-License-Identifier: AGPL-3.0-or-later
// ALSO: bench/invented_telegrams.cc
//
//   peers_bench [--telegrams 25000] [--queries 200] [--folder DIR]
//
// The embedded engine side by side with Xapian and SQLite's FTS5: each builds an index of the same
// invented telegrams with the places of words, then each is asked the same questions. An answer is
// the exact number of telegrams found and the numbers of the first ten. All times are processor
// time of the thread at work. Without arguments a small archive, as a test that all works.
//
// Each is used as its manual says for this purpose: Xapian with BM25, boolean terms for filters and
// values with spies for facets; FTS5 without a copy of the texts, with a table beside it for what
// is no text, and optimised at the end.
#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "invented_telegrams.h"
#include "search/tokeniser.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace {

namespace bench = reftel::bench;
namespace search = reftel::search;
namespace search_local = reftel::search_local;
using bench::InventedTelegrams;
using bench::Random;

struct Options {
    std::uint64_t telegrams = 500;
    std::size_t queries = 20;
    std::string folder = (std::filesystem::temp_directory_path() / "reftel-peers-bench").string();
};

double now() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
}

[[noreturn]] void give_up(const std::string& message) {
    fmt::print(stderr, "peers_bench: {}\n", message);
    std::exit(1);
}

template <typename T>
T must(reftel::Result<T> result) {
    if (!result) {
        give_up(result.error().message);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

std::uint64_t bytes_in(const std::string& folder) {
    std::uint64_t out = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        out += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return out;
}

/// What all three can be asked.
struct Question {
    enum class Kind { All, Any, Phrase, Prefix };
    Kind kind = Kind::All;
    std::vector<std::string> words;
    bool newest = false;
    bool filtered = false;  ///< Secret, and of 2005
    bool facets = false;    ///< Origin, classification, precedence, year
};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) {
        out += out.empty() ? "" : between;
        out += word;
    }
    return out;
}

class Engine {
 public:
    virtual ~Engine() = default;
    virtual void add(const search::Document& document) = 0;
    virtual void finish() = 0;
    /// How many are found; the first ten are read too.
    virtual std::uint64_t ask(const Question& question) = 0;
};

class NoTexts : public search::DocumentLoader {
 public:
    [[nodiscard]] reftel::Result<std::optional<search::Document>> load(
        std::string_view) const override {
        return std::nullopt;
    }
};

class Ours : public Engine {
 public:
    explicit Ours(std::string folder) : folder_(std::move(folder)) {
        must(search_local::IndexWriter::destroy(folder_));
        writer_ = must(search_local::IndexWriter::open(folder_));
    }
    void add(const search::Document& document) override {
        builder_.add(document, 1);
        if (builder_.memory() > search_local::kBuildMemory) {
            must(writer_->add_segment(builder_));
        }
    }
    void finish() override {
        must(writer_->add_segment(builder_));
        must(writer_->commit("bench"));
        index_ = must(search_local::LocalIndex::open(folder_, no_texts_));
    }
    std::uint64_t ask(const Question& question) override {
        std::string text =
            joined(question.words, question.kind == Question::Kind::Any ? " OR " : " ");
        if (question.kind == Question::Kind::Phrase) {
            text = "\"" + text + "\"";
        } else if (question.kind == Question::Kind::Prefix) {
            text += "*";
        }
        text += question.filtered ? " class:secret date:2005" : "";
        search::SearchRequest request;
        request.query = search::parse_query(text);
        request.sort = question.newest ? search::Sort::Newest : search::Sort::Relevance;
        request.facets = question.facets;
        return must(index_->search(request)).total;
    }

 private:
    std::string folder_;
    NoTexts no_texts_;
    search_local::SegmentBuilder builder_;
    std::unique_ptr<search_local::IndexWriter> writer_;
    std::unique_ptr<search_local::LocalIndex> index_;
};

std::string year_of(const search::Document& document) {
    return std::to_string(document.date->date().year);
}

class ByXapian : public Engine {
 public:
    explicit ByXapian(const std::string& folder)
        : folder_(folder), writer_(folder, Xapian::DB_CREATE_OR_OVERWRITE) {}
    void add(const search::Document& document) override {
        Xapian::Document out;
        Xapian::termpos at = 0;
        const auto add_text = [&](const std::string& text) {
            search::TokenStream tokens(text);
            while (tokens.next()) {
                out.add_posting(std::string(tokens.word()), ++at);
            }
            at += 100;
        };
        add_text(document.subject);
        for (const search::DocumentParagraph& paragraph : document.paragraphs) {
            add_text(paragraph.text);
        }
        const std::string level(to_string(document.level));
        out.add_boolean_term("XC" + level);
        out.add_boolean_term("XY" + year_of(document));
        out.add_value(0, Xapian::sortable_serialise(static_cast<double>(document.date->seconds)));
        out.add_value(1, document.origin);
        out.add_value(2, level);
        out.add_value(3, std::string(to_string(document.precedence)));
        out.add_value(4, year_of(document));
        writer_.add_document(out);
    }
    void finish() override {
        writer_.commit();
        writer_.close();
        reader_ = Xapian::Database(folder_);
    }
    std::uint64_t ask(const Question& question) override {
        Xapian::Query query;
        if (question.kind == Question::Kind::Prefix) {
            query = Xapian::Query(Xapian::Query::OP_WILDCARD, question.words.front());
        } else {
            const Xapian::Query::op how =
                question.kind == Question::Kind::All   ? Xapian::Query::OP_AND
                : question.kind == Question::Kind::Any ? Xapian::Query::OP_OR
                                                       : Xapian::Query::OP_PHRASE;
            query = Xapian::Query(how, question.words.begin(), question.words.end());
        }
        if (question.filtered) {
            query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                                  Xapian::Query("XCSECRET") & Xapian::Query("XY2005"));
        }
        Xapian::Enquire enquire(reader_);
        enquire.set_query(query);
        if (question.newest) {
            enquire.set_sort_by_value(0, true);
        }
        std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
        for (Xapian::valueno slot = 1; question.facets && slot <= 4; ++slot) {
            spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(slot));
            enquire.add_matchspy(spies.back().get());
        }
        const Xapian::MSet found = enquire.get_mset(0, 10, reader_.get_doccount());
        return found.get_matches_estimated();  // exact: all were looked at
    }

 private:
    std::string folder_;
    Xapian::WritableDatabase writer_;
    Xapian::Database reader_;
};

class ByFts5 : public Engine {
 public:
    explicit ByFts5(const std::string& folder) {
        std::filesystem::create_directories(folder);
        std::filesystem::remove(folder + "/fts5.db");
        if (sqlite3_open((folder + "/fts5.db").c_str(), &database_) != SQLITE_OK) {
            give_up("the database cannot be made");
        }
        run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;"
            "CREATE VIRTUAL TABLE text USING fts5(subject, body, content = '');"
            "CREATE TABLE telegram(id INTEGER PRIMARY KEY, date INTEGER, origin TEXT, level TEXT,"
            " precedence TEXT, year TEXT);"
            "BEGIN");
        insert_text_ = prepare("INSERT INTO text(rowid, subject, body) VALUES(?1, ?2, ?3)");
        insert_ = prepare("INSERT INTO telegram VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    }
    ~ByFts5() override {
        for (sqlite3_stmt* statement : statements_) {
            sqlite3_finalize(statement);
        }
        sqlite3_close(database_);
    }
    ByFts5(const ByFts5&) = delete;
    ByFts5& operator=(const ByFts5&) = delete;

    void add(const search::Document& document) override {
        ++documents_;
        std::string body;
        for (const search::DocumentParagraph& paragraph : document.paragraphs) {
            body += paragraph.text + "\n";
        }
        sqlite3_bind_int64(insert_text_, 1, documents_);
        bind(insert_text_, 2, document.subject);
        bind(insert_text_, 3, body);
        step_all(insert_text_);
        sqlite3_bind_int64(insert_, 1, documents_);
        sqlite3_bind_int64(insert_, 2, document.date->seconds);
        bind(insert_, 3, document.origin);
        bind(insert_, 4, std::string(to_string(document.level)));
        bind(insert_, 5, std::string(to_string(document.precedence)));
        bind(insert_, 6, year_of(document));
        step_all(insert_);
    }
    void finish() override { run("INSERT INTO text(text) VALUES('optimize'); COMMIT; ANALYZE"); }
    std::uint64_t ask(const Question& question) override {
        const std::string match = match_of(question);
        const std::string joins = " JOIN telegram ON telegram.id = text.rowid";
        const bool joined_too = question.filtered || question.newest;
        const std::string where =
            std::string(" WHERE text MATCH ?1") +
            (question.filtered ? " AND telegram.level = 'SECRET' AND telegram.year = '2005'" : "");
        const std::string from = " FROM text" + (joined_too ? joins : std::string()) + where;
        const std::uint64_t total = ask_one("SELECT count(*)" + from, match);
        ask_one("SELECT text.rowid" + from + " ORDER BY " +
                    (question.newest ? "telegram.date DESC" : "text.rank") + " LIMIT 10",
                match);
        for (const char* column : {"origin", "level", "precedence", "year"}) {
            if (question.facets) {
                ask_one(fmt::format("SELECT count(*), telegram.{0} FROM text{1}{2} GROUP BY 2",
                                    column, joins, where),
                        match);
            }
        }
        return total;
    }

 private:
    static std::string match_of(const Question& question) {
        if (question.kind == Question::Kind::Prefix) {
            return question.words.front() + "*";
        }
        if (question.kind == Question::Kind::Phrase) {
            return "\"" + joined(question.words, " ") + "\"";
        }
        return "\"" +
               joined(question.words,
                      question.kind == Question::Kind::All ? "\" AND \"" : "\" OR \"") +
               "\"";
    }
    void run(const std::string& sql) {
        if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            give_up(sqlite3_errmsg(database_));
        }
    }
    sqlite3_stmt* prepare(const std::string& sql) {
        sqlite3_stmt* out = nullptr;
        if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &out, nullptr) != SQLITE_OK) {
            give_up(sqlite3_errmsg(database_));
        }
        statements_.push_back(out);
        return out;
    }
    static void bind(sqlite3_stmt* statement, int at, const std::string& text) {
        sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
    std::uint64_t step_all(sqlite3_stmt* statement) {
        std::uint64_t first = 0;
        for (bool is_first = true; sqlite3_step(statement) == SQLITE_ROW; is_first = false) {
            first =
                is_first ? static_cast<std::uint64_t>(sqlite3_column_int64(statement, 0)) : first;
        }
        if (sqlite3_reset(statement) != SQLITE_OK) {
            give_up(sqlite3_errmsg(database_));
        }
        return first;
    }
    std::uint64_t ask_one(const std::string& sql, const std::string& match) {
        auto& statement = prepared_[sql];
        if (statement == nullptr) {
            statement = prepare(sql);
        }
        bind(statement, 1, match);
        return step_all(statement);
    }

    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_text_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
    std::unordered_map<std::string, sqlite3_stmt*> prepared_;
    std::int64_t documents_ = 0;
};

using Maker = std::function<Question(Random&)>;

/// Ranks of words by how many telegrams have them: of the invented words, ranks 62 to 95 are in
/// about 30 of 100, ranks 700 to 3,000 in 1 to 4.
std::vector<std::pair<std::string, Maker>> kinds(const InventedTelegrams& telegrams) {
    const auto common = [&telegrams](Random& r) { return telegrams.word(62 + r.below(33)); };
    const auto middle = [&telegrams](Random& r) { return telegrams.word(700 + r.below(2300)); };
    const auto rare = [&telegrams](Random& r) { return telegrams.word(20'000 + r.below(40'000)); };
    using Kind = Question::Kind;
    std::vector<std::pair<std::string, Maker>> out;
    out.emplace_back("rare word", [=](Random& r) { return Question{Kind::All, {rare(r)}}; });
    out.emplace_back("common word", [=](Random& r) { return Question{Kind::All, {common(r)}}; });
    out.emplace_back("two common, AND", [=](Random& r) {
        return Question{Kind::All, {common(r), common(r)}};
    });
    out.emplace_back("four words, OR", [=](Random& r) {
        return Question{Kind::Any, {common(r), middle(r), common(r), rare(r)}};
    });
    out.emplace_back("phrase of two common", [=](Random& r) {
        return Question{Kind::Phrase, {common(r), common(r)}};
    });
    out.emplace_back("prefix of four letters", [=](Random& r) {
        return Question{Kind::Prefix, {middle(r).substr(0, 4)}};
    });
    out.emplace_back("common word, newest first", [=](Random& r) {
        return Question{Kind::All, {common(r)}, true};
    });
    out.emplace_back("common word, level and year", [=](Random& r) {
        return Question{Kind::All, {common(r)}, false, true};
    });
    out.emplace_back("common word, facets", [=](Random& r) {
        return Question{Kind::All, {common(r)}, false, false, true};
    });
    return out;
}

struct Times {
    double median = 0;
    double high = 0;
    std::uint64_t found = 0;
};

/// Every question twice, the second counts: warm.
Times measure(Engine& engine, const Maker& maker, std::size_t count) {
    Random random(99);
    std::vector<double> times;
    Times out;
    for (std::size_t i = 0; i < count; ++i) {
        const Question question = maker(random);
        engine.ask(question);
        const double start = now();
        out.found += engine.ask(question);
        times.push_back(1000 * (now() - start));
    }
    std::ranges::sort(times);
    out.median = times[times.size() / 2];
    out.high = times[times.size() * 99 / 100];
    return out;
}

void run(const Options& options) {
    const InventedTelegrams telegrams;
    std::filesystem::remove_all(options.folder);
    std::filesystem::create_directories(options.folder);
    const std::vector<std::string> names{"reftel", "xapian", "fts5"};
    std::vector<std::unique_ptr<Engine>> engines;
    engines.push_back(std::make_unique<Ours>(options.folder + "/reftel"));
    engines.push_back(std::make_unique<ByXapian>(options.folder + "/xapian"));
    engines.push_back(std::make_unique<ByFts5>(options.folder + "/fts5"));
    std::vector<double> seconds(engines.size(), 0.0);
    std::uint64_t text = 0;
    const auto timed = [&](std::size_t i, const auto& work) {
        const double start = now();
        work(*engines[i]);
        seconds[i] += now() - start;
    };
    for (std::uint64_t n = 0; n < options.telegrams; ++n) {
        const search::Document document = telegrams.make(n);
        text += bench::text_bytes(document);
        for (std::size_t i = 0; i < engines.size(); ++i) {
            timed(i, [&](Engine& engine) { engine.add(document); });
        }
    }
    for (std::size_t i = 0; i < engines.size(); ++i) {
        timed(i, [](Engine& engine) { engine.finish(); });
        const double size = static_cast<double>(bytes_in(options.folder + "/" + names[i]));
        fmt::print(
            "{:8} built {} telegrams, {:.0f} MB of text: {:.1f} s, {:.1f} MB/s; {:.0f} MB, {:.1f} "
            "% of the text\n",
            names[i], options.telegrams, static_cast<double>(text) / 1e6, seconds[i],
            static_cast<double>(text) / 1e6 / seconds[i], size / 1e6,
            100 * size / static_cast<double>(text));
    }
    fmt::print("{:28}", "median / 99 %, ms");
    for (const std::string& name : names) {
        fmt::print(" {:>19} {:>8}", name, "found");
    }
    fmt::print("\n");
    for (const auto& [name, maker] : kinds(telegrams)) {
        fmt::print("{:28}", name);
        for (const auto& engine : engines) {
            const Times times = measure(*engine, maker, options.queries);
            fmt::print(" {:9.3f} {:9.3f} {:8}", times.median, times.high,
                       times.found / options.queries);
        }
        fmt::print("\n");
    }
}

}  // namespace

int main(int count, char** values) {
    Options options;
    for (int i = 1; i + 1 < count; ++i) {
        const std::string_view name = values[i];
        if (name == "--telegrams") {
            options.telegrams = std::stoull(values[i + 1]);
            options.queries = std::max<std::size_t>(options.queries, 200);
        } else if (name == "--queries") {
            options.queries = std::stoul(values[i + 1]);
        } else if (name == "--folder") {
            options.folder = values[i + 1];
        }
    }
    try {
        run(options);
    } catch (const Xapian::Error& error) {
        give_up(error.get_description());
    }
    std::filesystem::remove_all(options.folder);
    return 0;
}
