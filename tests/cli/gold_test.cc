// SPDX-License-Identifier: AGPL-3.0-or-later
// Fields of real telegrams against what editors and archivists recorded of them. The telegrams are
// not part of the project: these tests skip without them.
#include "cli/gold.h"

#include <iostream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "golden.h"

namespace reftel::cli {
namespace {

TEST(Gold, FieldsComeOutAsEditorsRecordedThem) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const auto report = measure_gold(testing::shared_folder() + "/corpus");
    ASSERT_TRUE(report.has_value()) << report.error().to_string();
    for (const GoldFailure& failure : report->failures) {
        std::cout << "[ differs  ] " << failure.file << " " << failure.field << " wanted "
                  << failure.expected << " got " << failure.got << '\n';
    }
    for (const GoldField& field : report->fields) {
        ASSERT_GT(field.all, 0U) << field.name;
        const double share =
            100.0 * static_cast<double>(field.right) / static_cast<double>(field.all);
        std::cout << "[ " << field.name << " ] " << field.right << " of " << field.all << '\n';
        // Two of the editors' days are not what the telegram says, one is garbled in it.
        const bool lower = field.name == "subject" || field.name == "time";
        EXPECT_GE(share, field.name == "date" ? 98.5 : lower ? 95.0 : 97.0) << field.name;
    }
}

TEST(Gold, NearlyEveryByteOfATelegramHasANamedPart) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const auto report = measure_gold(testing::shared_folder() + "/corpus");
    ASSERT_TRUE(report.has_value()) << report.error().to_string();
    const std::set<std::string> wanted{"cfpf-raw", "cfpf-body", "frus-raw", "cablegate-unclas"};
    std::set<std::string> seen;
    for (const GoldBytes& row : report->bytes) {
        if (wanted.count(row.folder) > 0) {
            seen.insert(row.folder);
            const double share =
                100.0 * static_cast<double>(row.named) / static_cast<double>(row.all);
            EXPECT_GE(share, 99.0) << row.folder;
        }
    }
    EXPECT_EQ(seen, wanted);
}

TEST(Gold, AFolderThatIsNoneIsAnError) {
    const auto report = measure_gold("/nowhere/at/all");
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().kind, Error::Kind::NotFound);
}

}  // namespace
}  // namespace reftel::cli
