// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
//
// Parses, lints and splits texts of one size and of sixteen times that size, each made of one piece
// again and again: what a telegram holds, and what would hurt a parser that goes back. Under
// callgrind every run is a dump of its own, from which bench/linearity takes the instructions; by
// itself the program only checks that all bytes are in a line.
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/lint/lint.h"
#include "telegram/telegram.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_TOGGLE_COLLECT
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name) static_cast<void>(name)
#endif

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kTimes = 16;

constexpr std::string_view kHeader =
    "VZCZCXRO0512\nPP RUEHAG\nDE RUEHZD #0512/01 1361202\nZNR UUUUU ZZH\nP 161202Z MAY 07\n"
    "FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 5290\n";
constexpr std::string_view kText =
    "BT\nUNCLAS ZENDA 000512\n\nE.O. 12958: N/A\nTAGS: PGOV, PHUM\nSUBJECT: LAMPS\n\n"
    "1. (U) The lamps were lit.\n\n";
constexpr std::string_view kPrint =
    "UNCLASSIFIED\n\nPAGE 01  KARLSB  01207  021008Z\nACTION EUR-12\nINFO ISO-00 /033 W\n\n"
    "---------------------021008Z 011871 /17\nR 020853Z JUN 78\nFM AMEMBASSY KARLSBERG PRIME\n"
    "TO SECSTATE WASHDC 1387\n\nUNCLAS KARLSBERG PRIME 01207\n\nTAGS: TGEN\nSUBJECT: LAMPS\n\n";

struct Input {
    std::string_view name;
    std::string_view before;
    std::string_view piece;  ///< `%` becomes 1, 2, 3 ...
};

constexpr Input kInputs[] = {
    {"telegram", kHeader,
     "BT\nUNCLAS ZENDA 000512\n\nSUBJECT: LAMPS\n\n1. (U) The lamps were lit.\n\n"sv},
    {"paragraphs", "",
     "%. (U) SUMMARY: The guild of lamplighters met for the first time with\nthe public.  "
     "(COMMENT: "
     "It was dark. END COMMENT.)  See 07 ZENDA 231,\nand what the Lord Chamberlain said of it, "
     "who\n"
     "was there.  END SUMMARY.\n\n"},
    {"print", kPrint,
     "%. POST HAS THIS YEAR RECEIVED ELEVEN OFFICIAL VISITORS OF\nWHOM FOUR WERE SEVEN MINUTES "
     "LATE.\n\n"
     "UNCLASSIFIED\n\nPAGE %  KARLSB  01207  021008Z\n\n"},
    {"one line", "", "a"},
    {"blank lines", "", "\n"},
    {"blanks", "", " "},
    {"carriage returns", "", "\r"},
    {"NUL", "", "\0"sv},
    {"digits", "", "7"},
    {"numbers", "", "% "},
    {"capitals", "", "A"},
    {"capital words", "", "LAMP "},
    {"capital lines", "", "LAMP\n"},
    {"short lines", "", "a\n"},
    {"brackets", "", "("},
    {"bracket lines", "", "(\n"},
    {"marks", "", "(U) "},
    {"colons", "", ":"},
    {"labels in text", "", "Comment: "},
    {"comments", "", "(COMMENT: "},
    {"closed comments", "", "(COMMENT: END COMMENT "},
    {"END", "", "END "},
    {"END SUMMARY", "", "1. SUMMARY: a\n\nEND SUMMARY\n\n"},
    {"headings", "", "LAMPS\n\n"},
    {"underlined", "", "LAMPS\n-----\n"},
    {"rules", "", "-----\n"},
    {"dashes", "", "-"},
    {"columns", "", "lamps   12   13\n"},
    {"tabs", "", "a\t"},
    {"hyphens", "", "lamp-\nlighter "},
    {"hyphens in capitals", "", "THE LAMP-\nLIGHTER%\n"},
    {"many words", "", "LAMP%A-\nWICK%B "},
    {"lists", "", "a. lamps\n"},
    {"stars", "", "* lamps\n"},
    {"item 1", "", "1. "},
    {"lines 1", "", "1. lamps\n"},
    {"roman", "", "I. The lamps were lit\n"},
    {"numbered", "", "%. lamps\n"},
    {"TO", "", "TO "},
    {"TO lines", "", "TO AMEMBASSY ZENDA\n"},
    {"TO, blank", "", "TO AMEMBASSY ZENDA\n\n"},
    {"INFO lines", "", "INFO AMEMBASSY ZENDA\n"},
    {"addressees", "", "RUEHZD/AMEMBASSY ZENDA 12\n"},
    {"names", "", "AMEMBASSY ZENDA\n"},
    {"names, blank", "", "AMEMBASSY ZENDA\n\n"},
    {"surnames", "1. The lamps were lit.\n\n", "RASSENDYLL\n\n"},
    {"surnames, other lines", "1. The lamps were lit.\n", "RASSENDYLL\nZENDA, RURITANIA\n"},
    {"head of a print", "Zenda, January 26, 1952, 1938Z.\n\n225. ", "For Amb. A. Sapt, EUR. "},
    {"stops in the head of a print", "Zenda, January 26, 1952, 1938Z.\n\n225. Subject: ", ". "},
    {"subjects in the head of a print", "Zenda, January 26, 1952, 1938Z.\n\n225. ", "Subject: a. "},
    {"quotes", "1. TEXT OF LETTER: ", "N UN END UNQ "},
    {"names on a line", "", "RUEHZD/ZENDA "},
    {"routing", "", "PP RUEHZD\n"},
    {"routing indicators", "", "RUEHZD "},
    {"DE", "", "DE RUEHZD #0512/01 1361202\n"},
    {"dates", "", "P 161202Z MAY 07\n"},
    {"FM", "", "FM AMEMBASSY ZENDA\n"},
    {"BT", "", "BT\n"},
    {"BT, blank", "", "BT\n\n"},
    {"NNNN", "", "NNNN\n"},
    {"NNNN, blank", "", "NNNN\n\n\n\n"},
    {"VZCZC", "", "VZCZCXRO0512\n"},
    {"Z", "", "Z\n"},
    {"serials", "", "#0512\n"},
    {"sections", "", "UNCLAS SECTION % OF 99 ZENDA 000512\n"},
    {"section ends", "", "BT\n#0512\nUNCLAS SECTION 02 OF 02 ZENDA 000512\n"},
    {"levels", "", "UNCLASSIFIED\n"},
    {"spelled levels", "", "S E C R E T "},
    {"handling", "", "UNCLAS SIPDIS SENSITIVE "},
    {"class lines", "", "UNCLAS ZENDA 000512\n"},
    {"page marks", "", "ZENDA 00000512  001.2 OF 002\n"},
    {"page marks, blank", "", "\nZENDA 00000512  001.2 OF 002\n\n"},
    {"pages", "", "PAGE 02 ZENDA 00512\n"},
    {"captions", "", "SIPDIS\n"},
    {"captions, blank", "", "\nSIPDIS\n\n"},
    {"attention", "", "STATE FOR EUR/ZI,\n"},
    {"TAGS", "", "TAGS: "},
    {"TAGS lines", "", "TAGS: PGOV\n"},
    {"TAGS field", "TAGS: PGOV,\n", "PHUM%, EAID,\n"},
    {"TAGS names", "TAGS: (\n", "(A\n"},
    {"tags run together", "TAGS: ", "PGOVPHUMEAID"},
    {"SUBJECT", "", "SUBJECT: LAMPS "},
    {"SUBJECT lines", "", "SUBJECT: LAMPS\n"},
    {"E.O.", "", "E.O. 12958: N/A "},
    {"REF", "", "REF: A. "},
    {"REF lines", "", "REF: A. 07 ZENDA 231\n"},
    {"REF items", "REF: A. 07 ZENDA 1\n", "B. 07 ZENDA %\n"},
    {"REF numbers", "REF: ZENDA ", "%, "},
    {"REF brackets", "REF: ", "(B) "},
    {"Classified By", "", "Classified By: RUPERT\n"},
    {"telegrams in prose", "", "Zenda % "},
    {"navy sets", "", "SUBJ/LAMPS//\n"},
    {"open navy sets", "", "SUBJ/LAMPS\n"},
    {"RMKS", "", "RMKS/1. LAMPS\n"},
    {"display form", "MRN: 12 ZENDA 77\n", "Subject: lamps\n"},
    {"display form, blank", "MRN: 12 ZENDA 77\n", "TAGS: PGOV\n\n"},
    {"attributes", "Message Attributes\n", "Draft Date: n/a\n"},
    {"attribute lines", "Message Attributes\nSubject: a\n", "lamps\n"},
    {"dash lines", kPrint, "---------------------021008Z 011871 /17\n"},
    {"distribution", kPrint, "ACTION EUR-12\n"},
    {"TELEGRAM", "", "TELEGRAM\n"},
    {"signatures", "", "RUPERT\n"},
    {"signatures, blank", "", "a.\n\nRUPERT\n\n"},
    {"web page", "", "Comments\n"},
    {"pilcrows", "", "\xC2\xB6%. (U) a\n"},
    {"no-break spaces", "", "\xC2\xA0"},
    {"backslashes", "", "\\\n"},
    {"entities", "", "&#x000A;"},
    {"UTF-8", "", "\xE2\x80\x94 "},
    {"control characters", "", "\x01"},
    {"high bytes", "", "\xFF"},
};

std::string make(const Input& input, std::string_view front, std::size_t size) {
    std::string out(front);
    out += input.before;
    for (std::size_t count = 1; out.size() < size; ++count) {
        for (const char c : input.piece) {
            out += c == '%' ? std::to_string(count) : std::string(1, c);
        }
    }
    return out;
}

void parse(const std::string& text) {
    static reftel::telegram::Telegram telegram;
    reftel::telegram::parse(text, telegram);
    std::size_t end = 0;
    for (const reftel::telegram::Line& line : telegram.lines) {
        if (line.at.begin < end || line.at.end < line.at.begin || line.at.end > text.size()) {
            std::cerr << "a line is not where it should be\n";
            std::exit(1);
        }
        end = line.at.end;
    }
}

void lint(const std::string& text) {
    static reftel::telegram::Telegram telegram;
    reftel::telegram::parse(text, telegram);
    static_cast<void>(reftel::telegram::lint::lint(telegram));
}

void split(const std::string& text) {
    static_cast<void>(reftel::telegram::find_telegram_starts(text));
}

/// Runs `work` over a text and dumps what it cost as `NAME|WORK|BYTES`. It has run once before: a
/// Telegram keeps its memory from one text to the next, and only the first large one makes it grow.
void measure(std::string_view name, std::string_view what, void (*work)(const std::string&),
             const std::string& text) {
    work(text);
    CALLGRIND_ZERO_STATS;
    CALLGRIND_TOGGLE_COLLECT;
    work(text);
    CALLGRIND_TOGGLE_COLLECT;
    const std::string label =
        std::string(name) + "|" + std::string(what) + "|" + std::to_string(text.size());
    CALLGRIND_DUMP_STATS_AT(label.c_str());
}

void measure_all(const Input& input, const std::string& place, std::string_view front,
                 std::size_t size) {
    const std::string small = make(input, front, size);
    const std::string large = make(input, front, kTimes * size);
    const std::string name = std::string(input.name) + place;
    for (const std::string* text : {&small, &large}) {
        measure(name, "parse", parse, *text);
        measure(name, "lint", lint, *text);
        if (front.empty()) {
            measure(name, "split", split, *text);
        }
    }
}

}  // namespace

/// linearity [BYTES [NAME]]: texts of that many bytes and sixteen times as many; one input only.
int main(int argc, char** argv) {
    const std::size_t size = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1024;
    const std::string_view only = argc > 2 ? argv[2] : "";
    const std::string header = std::string(kHeader) + "\n";
    const std::string body = std::string(kHeader) + std::string(kText);
    lint(body);  // Tables that are made once are made here.
    for (const Input& input : kInputs) {
        if (!only.empty() && only != input.name) {
            continue;
        }
        measure_all(input, "", "", size);
        measure_all(input, ", in the header", kHeader, size);
        measure_all(input, ", in the text", body, size);
    }
    return 0;
}
