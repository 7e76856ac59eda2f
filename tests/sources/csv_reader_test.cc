// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "items.h"
#include "sources/csv_record.h"
#include "sources/limits.h"
#include "sources/streams.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::project_path;
using reftel::testing::read_file;

std::string plain() {
    return read_file(project_path("testdata/sources/csv/plain.in"));
}

std::string together(const std::vector<Item>& items) {
    std::string out;
    for (const auto* raw : telegrams(items)) {
        out += raw->original;
    }
    return out;
}

TEST(CsvReader, KeepsTheExactBytesOfEveryRecord) {
    const auto items = read_bytes(plain(), "cables.csv");
    EXPECT_EQ(telegrams(items).size(), 3U);
    EXPECT_EQ(together(items), plain());
}

TEST(CsvReader, LosesNoByteAndNoEarlierRecordWhereverTheLastIsCut) {
    const std::string bytes = plain();
    const auto whole = read_bytes(bytes, "cables.csv");
    const std::size_t last = static_cast<std::size_t>(telegrams(whole)[2]->from.offset);
    for (std::size_t size = last; size < bytes.size(); ++size) {
        const auto items = read_bytes(std::string_view(bytes).substr(0, size), "cables.csv");
        expect_sound(items);
        ASSERT_EQ(total_bytes(items), size);
        const auto all = telegrams(items);
        ASSERT_GE(all.size(), 2U) << size;
        ASSERT_EQ(all[1]->original, telegrams(whole)[1]->original);
        ASSERT_LE(items.size(), 3U);
        const bool complete = size + 1 == bytes.size();  // only the line end is missing
        if (all.size() == 3 && !complete) {
            ASSERT_EQ(all[2]->notes.at(0).rule, "record-cut-short") << size;
        } else if (items.size() == 3 && !complete) {
            ASSERT_EQ(std::get<Unread>(items[2]).rule, "record-cut-short") << size;
        }
    }
}

TEST(CsvReader, TakesUpAtTheNextRecordWhereverOneIsCut) {
    const std::string bytes = plain();
    const auto whole = read_bytes(bytes, "cables.csv");
    const auto begin = static_cast<std::size_t>(telegrams(whole)[1]->from.offset);
    const auto end = static_cast<std::size_t>(telegrams(whole)[2]->from.offset);
    for (std::size_t cut = begin + 1; cut < end; ++cut) {
        const std::string damaged = bytes.substr(0, cut) + "\n" + bytes.substr(end);
        const auto items = read_bytes(damaged, "cables.csv");
        ASSERT_EQ(total_bytes(items), damaged.size());
        const auto all = telegrams(items);
        ASSERT_EQ(all.front()->original, telegrams(whole)[0]->original) << cut;
        ASSERT_EQ(all.back()->original, telegrams(whole)[2]->original) << cut;
    }
}

TEST(CsvReader, ReadsAnyNumberOfRecordsInBoundedMemory) {
    const std::string bytes = plain();
    const std::uint64_t copies = 30'000'000 / bytes.size();
    const auto stream = repeat(bytes, copies * bytes.size());
    Input input;
    input.from.source = "cables.csv";
    input.head = read_up_to(*stream, kHeadSize).value();
    EXPECT_EQ(input.head.size(), kHeadSize);
    const auto items = read_stream(repeat(bytes, copies * bytes.size()), "cables.csv");
    EXPECT_EQ(items.size(), copies * 3);
    EXPECT_EQ(total_bytes(items), copies * bytes.size());
    EXPECT_EQ(telegrams(items).back()->original, telegrams(read_bytes(bytes, "x"))[2]->original);
}

TEST(CsvReader, RefusesARecordBeyondTheBoundAndGoesOn) {
    const std::string bytes = plain();
    const std::string huge = R"("9","1/1/2001 1:01","01ZENDA9","Embassy Zenda","SECRET","","x",")" +
                             std::string(kMaxTelegramBytes + 10, 'x') + "\"\n";
    const auto items = read_bytes(bytes + huge + bytes, "cables.csv");
    ASSERT_EQ(items.size(), 7U);
    EXPECT_EQ(std::get<Unread>(items[3]).rule, "too-large");
    EXPECT_EQ(std::get<Unread>(items[3]).bytes, huge.size());
}

TEST(CsvReader, ReadsALineOfCommasInLinearTime) {
    const auto items =
        read_stream(repeat("1,2/2/2007 1:00,,,,,,,,,,,,,,,", 20'000'000), "cables.csv");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "too-large");
    EXPECT_EQ(total_bytes(items), 20'000'000U);
}

TEST(CsvReader, UndoesEscapesWithAMapIntoTheRecord) {
    const auto items = read_bytes(plain(), "cables.csv");
    const auto* raw = telegrams(items)[1];
    const auto at = static_cast<std::uint32_t>(raw->message().find("\"never\""));
    EXPECT_EQ(raw->original.substr(raw->made->map.to_source(at) - 1, 9), "\\\"never\\\"");
}

TEST(CsvRecordStart, IsANumberAndADate) {
    EXPECT_TRUE(is_csv_record_start("\"12\",\"", 0));
    EXPECT_TRUE(is_csv_record_start("12,\"2/18/2007", 0));
    EXPECT_TRUE(is_csv_record_start("12,2007-02-18", 0));
    EXPECT_FALSE(is_csv_record_start("12, 2007", 0));
    EXPECT_FALSE(is_csv_record_start("\"12\",x", 0));
    EXPECT_FALSE(is_csv_record_start("1,200 tons", 0));
    EXPECT_FALSE(is_csv_record_start("", 0));
}

}  // namespace
}  // namespace reftel::sources::testing
