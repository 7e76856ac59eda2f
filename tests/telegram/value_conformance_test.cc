// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "golden.h"
#include "telegram/excerpt.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/reference.h"

// How many of the outside vectors in shared/conformance come out as their authors wanted. The
// floors are what is reached; some vectors cannot be met without the peer's own tables, see
// shared/conformance/README.md.

namespace reftel::telegram {
namespace {

using Json = nlohmann::json;

std::vector<Json> read_vectors(const std::string& suite) {
    std::istringstream in(
        testing::read_file(testing::shared_folder() + "/conformance/" + suite + ".jsonl"));
    std::vector<Json> out;
    for (std::string line; std::getline(in, line);) {
        out.push_back(Json::parse(line));
    }
    return out;
}

std::string canonical(const std::string& id) {
    const auto mrn = canonical_mrn(id);
    return mrn ? mrn->to_string() : "(none)";
}

/// Counts the vectors for which `is_right` holds, tells which do not, and expects at least `floor`
/// of a hundred.
template <typename Check>
void expect_share(const std::string& suite, int floor, Check is_right) {
    const std::vector<Json> vectors = read_vectors(suite);
    ASSERT_FALSE(vectors.empty());
    int right = 0;
    for (const Json& vector : vectors) {
        std::string got;
        if (is_right(vector, got)) {
            ++right;
        } else {
            std::cout << "[ differs  ] " << vector["name"].get<std::string>() << " wanted "
                      << vector["expected"].dump() << " got " << got << '\n';
        }
    }
    const int share = right * 100 / static_cast<int>(vectors.size());
    std::cout << "[ " << suite << " ] " << right << " of " << vectors.size() << '\n';
    EXPECT_GE(share, floor);
}

std::vector<Reference> read_references(const Json& vector) {
    const std::string text = vector["input"]["text"];
    CitingTelegram citing;
    citing.year = vector["input"]["year"].get<std::uint16_t>();
    const auto own = canonical_mrn(vector.value("telegram", ""));
    citing.origin = own ? std::string_view(own->origin) : std::string_view{};
    std::vector<Reference> out;
    parse_reference_field(find_reference_field(text), 0, citing, out);
    return out;
}

TEST(ValueConformance, CanonicalIdsAreFound) {
    REFTEL_SKIP_WITHOUT_SHARED();
    expect_share("id_canonical", 100, [](const Json& vector, std::string& got) {
        got = canonical(vector["input"]);
        return got == vector["expected"].get<std::string>();
    });
}

TEST(ValueConformance, MalformedIdsBecomeTheIdThatWasMeant) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const auto same = [](const Json& vector, std::string& got) {
        got = canonical(vector["input"]);
        return got == canonical(vector["expected"]["same_as"]);
    };
    // Two cannot be had: one id has lost its number, and one Brussels is held for the mission and
    // not the embassy.
    expect_share("id_malformed", 94, same);
    expect_share("id_invalid", 100, same);
}

TEST(ValueConformance, ReferencesToTelegramsAreFound) {
    REFTEL_SKIP_WITHOUT_SHARED();
    expect_share("references", 97, [](const Json& vector, std::string& got) {
        std::vector<std::string> ids;
        std::set<std::string> seen;
        for (const Reference& reference : read_references(vector)) {
            if (reference.mrn && seen.insert(reference.mrn->to_string()).second) {
                ids.push_back(reference.mrn->to_string());
            }
        }
        got = Json(ids).dump();
        return Json(ids) == vector["expected"];
    });
}

TEST(ValueConformance, EntriesOfOtherKindsAreToldApart) {
    REFTEL_SKIP_WITHOUT_SHARED();
    expect_share("references_kinds", 80, [](const Json& vector, std::string& got) {
        Json entries = Json::array();
        for (const Reference& reference : read_references(vector)) {
            const std::string letter(1, reference.letter);
            entries.push_back(
                {{"bullet", reference.letter == 0 ? Json() : Json(letter)},
                 {"cable", reference.mrn.has_value()},
                 {"value", reference.mrn ? reference.mrn->to_string() : reference.text}});
        }
        Json wanted = Json::array();
        for (const Json& entry : vector["expected"]) {
            wanted.push_back({{"bullet", entry["bullet"]},
                              {"cable", entry["kind"] == "cable"},
                              {"value", entry["value"]}});
        }
        got = entries.dump();
        return entries == wanted;
    });
}

TEST(ValueConformance, KindsOfTagsAreTold) {
    REFTEL_SKIP_WITHOUT_SHARED();
    expect_share("tag_kind", 100, [](const Json& vector, std::string& got) {
        got = to_string(
            kind_of_tag(to_upper(std::string_view(vector["input"].get_ref<const std::string&>()))));
        return got == vector["expected"].get<std::string>();
    });
}

TEST(ValueConformance, EveryDocumentNumberOfTheCorpusNamesAKnownPost) {
    REFTEL_SKIP_WITHOUT_SHARED();
    int seen = 0;
    for (const char* const folder : {"/corpus/cfpf-body", "/corpus/cfpf-raw"}) {
        for (const std::string& path : testing::files_below(testing::shared_folder() + folder)) {
            if (!path.ends_with(".txt")) {
                continue;
            }
            const std::size_t slash = path.rfind('/') + 1;
            const std::string number = path.substr(slash, path.size() - slash - 4);
            const auto mrn = parse_typed_mrn(number);
            ASSERT_TRUE(mrn.has_value()) << number;
            const OriginFact* const origin = find_origin(mrn->origin);
            ASSERT_NE(origin, nullptr) << number << " became " << mrn->to_string();
            EXPECT_EQ(origin->canonical, mrn->origin) << number;
            EXPECT_EQ(std::to_string(mrn->year), number.substr(0, 4));
            ++seen;
        }
    }
    EXPECT_GT(seen, 100);
}

}  // namespace
}  // namespace reftel::telegram
