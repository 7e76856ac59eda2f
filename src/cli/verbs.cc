// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/verbs.h"

#include <array>

namespace reftel::cli {
namespace {

constexpr std::array kVerbs = {
    Verb{"import", "Read files, folders and containers into an archive",
         "Examples:\n"
         "  reftel import my-archive cables/ saved-pages/ cables.csv day.zip\n"
         "  reftel import my-archive -      (standard input)\n"
         "  reftel import my-archive cables/ --report html\n"
         "  reftel import my-archive --watch incoming/\n"
         "Importing again changes nothing that is held already, and goes on where an import was "
         "ended.\n"
         "Exit: 0 all read, 1 some files hold no telegram (the report says which and why), 2 "
         "nothing could be done.",
         define_import},
    Verb{"show", "Print one telegram",
         "Examples:\n"
         "  reftel show my-archive 09ASTANA436\n"
         "  reftel show my-archive 'astana 000436'/5     one paragraph\n"
         "  reftel show my-archive 09ASTANA436 --raw     as transmitted, byte for byte\n"
         "  reftel show my-archive 09ASTANA436/5 --cite bibtex\n"
         "The styles of citations are shown in docs/citing.md.",
         define_show},
    Verb{"search", "Search an archive",
         "Examples:\n"
         "  reftel search my-archive '\"legal policy\" tag:PHUM date:2009'\n"
         "  reftel search my-archive 'class:<=confidential from:astana' --sort newest --limit 50\n"
         "  reftel search my-archive --like 09ASTANA436\n"
         "  reftel search my-archive 'pipeline date:2009' --by-date fit\n"
         "  reftel search my-archive 'tag:PHUM' --export jsonl > phum.jsonl\n"
         "The query language is explained in docs/search.md, exports in docs/export.md.",
         define_search},
    Verb{"parse", "Read telegrams and print what is understood, as JSON; needs no archive",
         "Examples:\n"
         "  reftel parse telegram.txt\n"
         "  reftel parse --jsonl traffic/ | jq .subject\n"
         "Exit: 0 all read, 1 something held no telegram, 2 nothing was read.",
         define_parse},
    Verb{"lint",
         "Find what in telegrams contradicts itself or departs from the form; needs no archive",
         "Examples:\n"
         "  reftel lint telegram.txt\n"
         "  reftel lint --severity error --sarif traffic/ > findings.sarif\n"
         "  reftel lint --explain julian-day\n"
         "The rules are explained in docs/lint.md.\n"
         "Exit: 0 nothing found, 1 something was found, 2 nothing was read.",
         define_lint},
    Verb{"compose", "Make a telegram of a readable draft; needs no archive",
         "Examples:\n"
         "  reftel compose --new > draft.md\n"
         "  reftel compose draft.md --output telegram.txt\n"
         "  reftel compose --from telegram.txt      the draft of a telegram\n"
         "The form of a draft is explained in docs/compose.md.\n"
         "Exit: 0 done, 1 done with warnings, 2 no telegram could be made (standard error says "
         "why).",
         define_compose},
    Verb{"stats", "Say what is in an archive", "", define_stats},
    Verb{"check", "Verify an archive: hashes, database, log; --rebuild remakes what is derived",
         "Exit: 0 all is well, 1 damage was found, 2 the archive cannot be opened.", define_check},
    Verb{"serve", "Serve the reading room on http://localhost:8436",
         "Only this machine is served unless --address says otherwise. The owner's edition "
         "(everything) goes to other hosts\n"
         "only with --owner-edition-to-other-hosts.",
         define_serve},
    Verb{"decide", "Release, embargo or withhold a telegram, or give it its reference number",
         "Examples:\n"
         "  reftel decide my-archive 09ASTANA436 embargo --at 2034-01-01 --reason 'donor "
         "agreement'\n"
         "  reftel decide my-archive 09ASTANA436 release\n"
         "  reftel decide my-archive X5BE0575D5F8F identify --mrn 09ASTANA436",
         define_decide},
    Verb{"set", "Change a setting of an archive: title, hashtag, source",
         "Example:\n  reftel set my-archive hashtag lanterns", define_set},
    Verb{"conformance", "Measure the parser on files of input and expected value",
         "Examples:\n"
         "  reftel conformance vectors/*.jsonl\n"
         "  reftel conformance --failures references.jsonl\n"
         "  reftel conformance --gold telegrams/\n"
         "The suites are explained in docs/conformance.md.\n"
         "Exit: 0 all as expected, 1 some differ or are malformed, 2 nothing could be read.",
         define_conformance},
    Verb{"debug", "Show how reftel reads something: lex, parse or query",
         "Examples:\n"
         "  reftel debug lex telegram.txt\n"
         "  reftel debug query 'clas:secret \"legal policy'",
         define_debug},
};

}  // namespace

std::span<const Verb> all_verbs() {
    return kVerbs;
}

}  // namespace reftel::cli
