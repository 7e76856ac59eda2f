// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::base reftel::telegram
//
//   make_cables_csv OUT [--telegrams 251287] [--seed 1]
//
// Writes a cables.csv of invented telegrams, always the same for the same numbers: about 6.8 KB
// each, 1.7 GB for the default count. Structure and proportions are those of the real thing:
// transmission header, class line, captions, TAGS, references to earlier telegrams, numbered
// paragraphs with portion marks, page marks, signature. The words are invented, apart from the
// commonest of English, and distributed as words are (Zipf); posts are those of the table of
// origins, their serials rise through each year.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/facts.h"

namespace {

using reftel::UtcTime;

constexpr std::uint64_t kDefaultTelegrams = 251'287;
constexpr std::size_t kOrigins = 180;
constexpr std::size_t kWords = 40'000;
constexpr std::size_t kDraws = std::size_t{1} << 20U;
constexpr std::size_t kFlushAt = std::size_t{4} << 20U;
constexpr std::size_t kLineWidth = 66;

/// SplitMix64: small, quick, the same everywhere.
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 to below `end`.
    std::uint32_t below(std::uint32_t end) {
        return static_cast<std::uint32_t>(((next() >> 32U) * end) >> 32U);
    }
    bool percent(std::uint32_t chance) { return below(100) < chance; }

 private:
    std::uint64_t state_;
};

template <typename List>
const auto& pick(const List& list, Random& random) {
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

constexpr std::array<std::string_view, 96> kStopWords = {
    "the",     "of",      "to",     "and",   "in",    "a",       "that",   "for",     "on",
    "is",      "with",    "he",     "was",   "by",    "as",      "be",     "said",    "not",
    "it",      "at",      "from",   "this",  "has",   "have",    "are",    "an",      "would",
    "had",     "will",    "but",    "which", "or",    "their",   "they",   "his",     "been",
    "were",    "its",     "we",     "who",   "also",  "more",    "all",    "one",     "there",
    "about",   "other",   "if",     "than",  "no",    "could",   "some",   "these",   "up",
    "out",     "into",    "after",  "when",  "new",   "any",     "should", "only",    "over",
    "what",    "such",    "may",    "time",  "two",   "our",     "first",  "between", "through",
    "because", "many",    "during", "last",  "while", "most",    "made",   "under",   "both",
    "however", "against", "before", "very",  "years", "several", "where",  "since",   "well",
    "part",    "each",    "those",  "own",   "then",  "still"};

/// Words by rank, and a table of draws in which each stands as often as it is used.
class Vocabulary {
 public:
    explicit Vocabulary(Random& random) {
        words_.assign(kStopWords.begin(), kStopWords.end());
        std::set<std::string> seen(words_.begin(), words_.end());
        while (words_.size() < kWords) {
            // Common words are short.
            std::string word = invent(random, words_.size() < 1200 ? 1 : 2);
            if (seen.insert(word).second) {
                words_.push_back(std::move(word));
            }
        }
        fill_draws();
    }

    const std::string& draw(Random& random) const { return words_[draws_[random.next() >> 44U]]; }
    /// A rarer word, for names.
    const std::string& rare(Random& random) const {
        return words_[1000 + random.below(kWords - 1000)];
    }

 private:
    static std::string invent(Random& random, std::uint32_t least) {
        constexpr std::array<std::string_view, 24> kOnsets = {
            "b", "br", "c",  "d", "dr", "f",  "g", "h",  "k", "l", "m",  "n",
            "p", "pr", "qu", "r", "s",  "st", "t", "tr", "v", "w", "th", "gl"};
        constexpr std::array<std::string_view, 8> kVowels = {"a", "e",  "i",  "o",
                                                             "u", "ea", "io", "ou"};
        constexpr std::array<std::string_view, 12> kCodas = {"",  "",   "n",  "r",  "s", "t",
                                                             "l", "nd", "st", "rm", "m", "x"};
        std::string out;
        for (std::uint32_t i = 0, syllables = least + random.below(2); i < syllables; ++i) {
            out += pick(kOnsets, random);
            out += pick(kVowels, random);
            out += pick(kCodas, random);
        }
        return out;
    }

    void fill_draws() {
        double total = 0;
        for (std::size_t rank = 0; rank < kWords; ++rank) {
            total += 1.0 / (static_cast<double>(rank) + 2.7);
        }
        double share = 0;
        std::size_t filled = 0;
        draws_.resize(kDraws);
        for (std::size_t rank = 0; rank < kWords; ++rank) {
            share += 1.0 / (static_cast<double>(rank) + 2.7) / total;
            const auto stop =
                std::min(static_cast<std::size_t>(share * static_cast<double>(kDraws)) + 1, kDraws);
            std::fill(draws_.begin() + static_cast<std::ptrdiff_t>(filled),
                      draws_.begin() + static_cast<std::ptrdiff_t>(stop),
                      static_cast<std::uint16_t>(rank));
            filled = stop;
        }
    }

    std::vector<std::string> words_;
    std::vector<std::uint16_t> draws_;  ///< Ranks; 2^20 of them, as draw() takes 20 bits.
};

/// A post and what it has sent.
struct Post {
    const reftel::telegram::OriginFact* fact = nullptr;
    std::string city;                     ///< `ABU DHABI`
    std::string plad;                     ///< `AMEMBASSY ABU DHABI`
    std::uint32_t serial = 0;             ///< The last of this year.
    std::vector<std::string> sent;        ///< Ids, newest at the end; a few hundred are kept.
    std::vector<std::string> sent_names;  ///< `07 ABU DHABI 12`, beside them.
};

struct Class {
    std::string_view published;
    std::string_view line;
    std::string_view transmission;
    std::string_view caption;
    std::string_view mark;
    std::uint32_t percent;
};
constexpr std::array<Class, 6> kClasses = {{
    {"UNCLASSIFIED", "UNCLAS", "ZNR UUUUU ZZH", "", "(U)", 40},
    {"UNCLASSIFIED//FOR OFFICIAL USE ONLY", "UNCLAS", "ZNR UUUUU ZZH", "SENSITIVE", "(SBU)", 23},
    {"CONFIDENTIAL", "C O N F I D E N T I A L", "ZNY CCCCC ZZH", "", "(C)", 30},
    {"CONFIDENTIAL//NOFORN", "C O N F I D E N T I A L", "ZNY CCCCC ZZH", "NOFORN", "(C/NF)", 2},
    {"SECRET", "S E C R E T", "ZNY SSSSS ZZH", "", "(S)", 4},
    {"SECRET//NOFORN", "S E C R E T", "ZNY SSSSS ZZH", "NOFORN", "(S/NF)", 1},
}};
constexpr std::array<std::string_view, 16> kSubjectTags = {
    "PGOV", "PREL", "PHUM", "ECON", "ETRD", "EAID", "KDEM", "MARR",
    "SCUL", "EFIN", "PTER", "SNAR", "ENRG", "EAGR", "CVIS", "SENV"};

class Generator {
 public:
    Generator(std::uint64_t seed, std::FILE* out) : random_(seed), vocabulary_(random_), out_(out) {
        choose_posts();
    }

    bool run(std::uint64_t count) {
        const std::int64_t first = UtcTime::from({1985, 1, 2}).seconds;
        const std::int64_t last = UtcTime::from({2010, 2, 28}).seconds;
        for (std::uint64_t i = 0; i < count; ++i) {
            // More with every year, as the real ones.
            const double part = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
            const double bend = part < 0.1 ? part * 5 : 0.5 + (part - 0.1) / 0.9 * 0.5;
            const auto offset = static_cast<std::int64_t>(bend * static_cast<double>(last - first));
            write_record(i + 1, UtcTime{first + offset / 60 * 60});
            if (buffer_.size() >= kFlushAt && !flush()) {
                return false;
            }
        }
        return flush();
    }

 private:
    bool flush() {
        const bool written = std::fwrite(buffer_.data(), 1, buffer_.size(), out_) == buffer_.size();
        buffer_.clear();
        return written;
    }

    template <typename... Values>
    void print(const char* format, Values... values) {
        std::array<char, 400> line{};
        const int size = std::snprintf(line.data(), line.size(), format, values...);
        buffer_.append(line.data(),
                       std::min(static_cast<std::size_t>(std::max(size, 0)), line.size() - 1));
    }

    void choose_posts() {
        for (const auto& fact : reftel::telegram::all_origins()) {
            const bool embassy = fact.kind == "embassy";
            if ((embassy || fact.kind == "consulate") && !fact.routing_indicator.empty() &&
                !fact.city.empty() && posts_.size() < kOrigins) {
                const std::string city = reftel::to_upper(fact.city);
                posts_.push_back(
                    {&fact, city, (embassy ? "AMEMBASSY " : "AMCONSUL ") + city, 0, {}, {}});
            }
        }
    }

    Post& next_post() {
        // The square makes the first of the table the busiest.
        const std::uint64_t a = random_.below(static_cast<std::uint32_t>(posts_.size()));
        return posts_[a * random_.below(static_cast<std::uint32_t>(posts_.size())) / posts_.size()];
    }
    const Post& other_post() { return pick(posts_, random_); }
    const Class& next_class() {
        std::uint32_t draw = random_.below(100);
        for (const Class& row : kClasses) {
            if (draw < row.percent) {
                return row;
            }
            draw -= row.percent;
        }
        return kClasses[0];
    }

    void write_record(std::uint64_t id, UtcTime when) {
        date_ = when.date();
        minute_ = static_cast<unsigned>(when.seconds / 60 % 1440);
        if (date_.year != year_) {
            year_ = date_.year;
            for (Post& post : posts_) {
                post.serial = 0;
            }
        }
        Post& post = next_post();
        post.serial += 1 + random_.below(4);
        class_ = next_class();
        std::array<char, 80> name{};
        std::snprintf(name.data(), name.size(), "%02d%s%u", year_ % 100,
                      std::string(post.fact->canonical).c_str(), post.serial);
        const std::string mrn = name.data();
        choose_references(post);
        print("\"%llu\",\"%u/%u/%d %u:%02u\",\"%s\",\"%s\",\"%s\",\"%s\",\"",
              static_cast<unsigned long long>(id), date_.month, date_.day, date_.year, minute_ / 60,
              minute_ % 60, mrn.c_str(), std::string(post.fact->name).c_str(),
              std::string(class_.published).c_str(), reference_ids_.c_str());
        write_header(post);
        buffer_ += "\",\"";
        write_body(post);
        buffer_ += "\"\n";
        remember(post, mrn);
    }

    void remember(Post& post, const std::string& mrn) const {
        constexpr std::size_t kKept = 400;
        if (post.sent.size() == kKept) {
            post.sent.erase(post.sent.begin(), post.sent.begin() + kKept / 2);
            post.sent_names.erase(post.sent_names.begin(), post.sent_names.begin() + kKept / 2);
        }
        std::array<char, 80> name{};
        std::snprintf(name.data(), name.size(), "%02d %s %u", year_ % 100, post.city.c_str(),
                      post.serial);
        post.sent.push_back(mrn);
        post.sent_names.emplace_back(name.data());
    }

    /// Six in ten refer to one to three earlier telegrams, mostly their own post's.
    void choose_references(const Post& post) {
        reference_ids_.clear();
        reference_names_.clear();
        const std::uint32_t count = random_.percent(60) ? 1 + random_.below(3) : 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const Post& from = random_.percent(70) ? post : other_post();
            if (from.sent.empty()) {
                continue;
            }
            const std::uint32_t which = random_.below(static_cast<std::uint32_t>(from.sent.size()));
            reference_ids_ += (reference_ids_.empty() ? "" : "|") + from.sent[which];
            reference_names_.push_back(from.sent_names[which]);
        }
    }

    void write_header(const Post& post) {
        constexpr std::array<const char*, 3> kPrecedence = {"RR", "PP", "OO"};
        const char* precedence = kPrecedence[std::min<std::uint32_t>(
            random_.below(10) / 6 + (random_.percent(8) ? 1 : 0), 2)];
        const std::string ri(post.fact->routing_indicator);
        print("VZCZCXRO%04u\n%s RUEHC", random_.below(10'000), precedence);
        std::vector<const Post*> info;
        for (std::uint32_t i = 0, count = random_.below(7); i < count; ++i) {
            info.push_back(&other_post());
            buffer_ += ' ';
            buffer_ += info.back()->fact->routing_indicator;
        }
        const std::string transmission(class_.transmission);
        const std::string month = reftel::to_upper(reftel::month_name(date_.month).substr(0, 3));
        print("\nDE %s #%04u %03u%02u%02u\n%s\n%c %02u%02u%02uZ %s %02d\n", ri.c_str(),
              post.serial % 10'000, reftel::day_of_year(date_), minute_ / 60, minute_ % 60,
              transmission.c_str(), precedence[0], date_.day, minute_ / 60, minute_ % 60,
              month.c_str(), year_ % 100);
        print("FM %s\nTO RUEHC/SECSTATE WASHDC %04u", post.plad.c_str(), 1 + random_.below(9998));
        for (std::size_t i = 0; i < info.size(); ++i) {
            const std::string to(info[i]->fact->routing_indicator);
            print("\n%s%s/%s %04u", i == 0 ? "INFO " : "", to.c_str(), info[i]->plad.c_str(),
                  1 + random_.below(9998));
        }
    }

    void write_body(const Post& post) {
        const std::uint32_t paragraphs = 5 + random_.below(11);
        const bool two = paragraphs > 12;
        const std::string line(class_.line);
        print("%s %s%s %06u \n \n", line.c_str(), two ? "SECTION 01 OF 02 " : "", post.city.c_str(),
              post.serial);
        write_text_header(post);
        if (two) {
            print("%s %08u  001.2 OF 002 \n \n \n", post.city.c_str(), post.serial);
        }
        for (std::uint32_t i = 1; i <= paragraphs; ++i) {
            write_paragraph(i, i == paragraphs);
            if (two && i == paragraphs / 2) {
                print("%s %08u  002 OF 002 \n \n \n", post.city.c_str(), post.serial);
            }
        }
        buffer_ += reftel::to_upper(vocabulary_.rare(random_));
    }

    void write_text_header(const Post& post) {
        if (!class_.caption.empty()) {
            buffer_.append(class_.caption).append(" \n");
        }
        if (random_.percent(60)) {
            buffer_ += "SIPDIS \n";
        }
        const bool classified = class_.line != "UNCLAS";
        const char* order = year_ < 1996 ? "12356" : "12958";
        if (classified) {
            print(" \nE.O. %s: DECL: %02u/%02u/%d \n", order, date_.month, std::min(date_.day, 28U),
                  year_ + 10);
        } else {
            print(" \nE.O. %s: N/A \n", order);
        }
        buffer_ += "TAGS: ";
        for (std::uint32_t i = 0, count = 1 + random_.below(4); i < count; ++i) {
            buffer_.append(pick(kSubjectTags, random_)).append(", ");
        }
        buffer_.append(post.fact->country_tag).append(" \nSUBJECT: ");
        for (std::uint32_t i = 0, count = 4 + random_.below(5); i < count; ++i) {
            buffer_.append(reftel::to_upper(vocabulary_.draw(random_))).append(" ");
        }
        buffer_ += "\n \n";
        for (std::size_t i = 0; i < reference_names_.size(); ++i) {
            print("%s %c. %s \n", i == 0 ? "REF:" : "    ", static_cast<char>('A' + i),
                  reference_names_[i].c_str());
        }
        buffer_ += reference_names_.empty() ? "" : " \n";
        if (classified) {
            const std::string name = reftel::to_upper(vocabulary_.rare(random_));
            print("Classified By: Political Counselor %s. Reason: 1.4 (b) and (d). \n \n",
                  name.c_str());
        }
    }

    void write_paragraph(std::uint32_t number, bool last) {
        const std::string mark(random_.percent(15) ? "(U)" : class_.mark);
        const std::size_t begin = buffer_.size();
        print("%u. %s %s", number, mark.c_str(),
              number == 1 ? "Summary: " : (last ? "Comment: " : ""));
        std::size_t line = begin;
        std::uint32_t left = 0;
        bool quoted = false;
        for (std::uint32_t words = 40 + random_.below(90); words > 0; --words) {
            const std::string& word = vocabulary_.draw(random_);
            if (buffer_.size() - line + word.size() > kLineWidth) {
                buffer_ += '\n';
                line = buffer_.size();
            }
            const bool starts = left == 0;
            if (starts) {
                left = 8 + random_.below(20);
                quoted = random_.percent(4);
                buffer_ += quoted ? "\\\"" : "";
            }
            const std::size_t at = buffer_.size();
            buffer_ += word;
            if (starts) {
                buffer_[at] = reftel::to_upper(buffer_[at]);
            }
            buffer_ += --left == 0 || words == 1 ? (quoted ? ".\\\"  " : ".  ") : " ";
        }
        buffer_ += number == 1 ? "End summary. \n \n" : (last ? "End comment. \n \n" : "\n \n");
    }

    Random random_;
    const Vocabulary vocabulary_;
    std::FILE* out_;
    std::string buffer_;
    std::vector<Post> posts_;
    Class class_{};
    reftel::Date date_;
    unsigned minute_ = 0;
    int year_ = 0;
    std::string reference_ids_;
    std::vector<std::string> reference_names_;
};

struct Options {
    const char* out = nullptr;
    std::uint64_t telegrams = kDefaultTelegrams;
    std::uint64_t seed = 1;
};

bool read_options(int count, char** values, Options& out) {
    for (int i = 1; i < count; ++i) {
        const std::string_view name = values[i];
        if (!name.starts_with("--")) {
            out.out = values[i];
            continue;
        }
        if (i + 1 == count || (name != "--telegrams" && name != "--seed")) {
            return false;
        }
        (name == "--seed" ? out.seed : out.telegrams) = std::strtoull(values[++i], nullptr, 10);
    }
    return out.out != nullptr;
}

}  // namespace

int main(int count, char** values) {
    Options options;
    if (!read_options(count, values, options)) {
        std::fputs("usage: make_cables_csv OUT [--telegrams 251287] [--seed 1]\n", stderr);
        return 2;
    }
    std::FILE* out = std::strcmp(options.out, "-") == 0 ? stdout : std::fopen(options.out, "wb");
    if (out == nullptr) {
        std::perror(options.out);
        return 2;
    }
    const bool written = Generator(options.seed, out).run(options.telegrams);
    if (std::fclose(out) != 0 || !written) {
        std::perror(options.out);
        return 2;
    }
    return 0;
}
