// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
// ALSO: tests/telegram/invariants.cc
//
// Any bytes are a message: parse() must keep its promises for them (lines tile the message, views
// lie within it, the reading text leads back to its bytes), write them as JSON, and give the same
// when its Telegram is used again. Persons have names and are bounded. Splitting the bytes as a
// stream of traffic must give slices that are the whole.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "invariants.h"
#include "telegram/json.h"
#include "telegram/limits.h"
#include "telegram/persons.h"
#include "telegram/telegram.h"

namespace {

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "%s\n", what);
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    static reftel::telegram::Telegram reused;
    reftel::telegram::parse(bytes, reused);
    const std::string broken = reftel::testing::broken_invariant(reused);
    require(broken.empty(), broken.c_str());
    const reftel::telegram::Telegram fresh = reftel::telegram::parse(bytes);
    require(reftel::testing::as_json(reused) == reftel::testing::as_json(fresh),
            "reuse changes the result");
    require(!reftel::telegram::dump(fresh).empty(), "a dump is never empty");

    const auto persons = reftel::telegram::persons_of(fresh);
    require(persons.size() <= reftel::telegram::kMaxPersons, "persons are bounded");
    for (const auto& person : persons) {
        require(!person.name.empty(), "a person has a name");
    }

    std::size_t last = 0;
    bool first = true;
    for (const std::size_t start : reftel::telegram::find_telegram_starts(bytes)) {
        require(first ? start == 0 : start > last, "starts rise from 0");
        require(start <= size, "a start lies within the stream");
        last = start;
        first = false;
    }
    return 0;
}
