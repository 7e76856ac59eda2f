// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/postings.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "golden.h"
#include "search_local/bitmap.h"
#include "search_local/checked_file.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

TEST(Packed, ReadsBackWhatItWroteForEveryNumberOfBits) {
    std::mt19937 random(1);
    for (unsigned bits = 0; bits <= 32; ++bits) {
        Block values{};
        for (std::uint32_t& value : values) {
            value = bits == 0 ? 0 : static_cast<std::uint32_t>(random()) >> (32 - bits);
        }
        std::string bytes;
        pack(values, bits, bytes);
        EXPECT_EQ(bytes.size(), packed_size(bits));
        Block back{};
        unpack(bytes.data(), bits, back);
        EXPECT_EQ(back, values) << bits;
    }
}

TEST(Packed, AddsDifferencesUpToTheLastNumberThereIs) {
    for (const std::uint32_t before : {0U, 1U, 1000U, UINT32_MAX - 1000U}) {
        std::mt19937 random(before);
        Block values{};
        std::vector<std::uint32_t> wanted;
        std::uint32_t next = before;
        for (std::uint32_t& value : values) {
            value = static_cast<std::uint32_t>(random() % 7);
            next += value;
            wanted.push_back(next++);
        }
        add_up(values, before);
        EXPECT_EQ(std::vector<std::uint32_t>(values.begin(), values.end()), wanted) << before;
    }
    Block last{};
    add_up(last, UINT32_MAX - 127);
    EXPECT_EQ(last.back(), UINT32_MAX);
}

TEST(Bitmap, SetsWhatRisesAndWhatIsNotZero) {
    std::mt19937 random(3);
    for (const std::size_t size : {1U, 63U, 64U, 65U, 1000U}) {
        Bitmap one_by_one(size);
        Bitmap rising(size);
        Bitmap where(size);
        std::vector<std::uint32_t> members;
        std::vector<std::uint32_t> numbers(size, 0);
        for (std::uint32_t i = 0; i < size; ++i) {
            if (random() % 3 == 0) {
                one_by_one.set(i);
                members.push_back(i);
                numbers[i] = 1 + static_cast<std::uint32_t>(random() % 5);
            }
        }
        rising.set_rising(members.data(), members.size());
        where.set_where(numbers);
        EXPECT_EQ(one_by_one.list(), members) << size;
        EXPECT_EQ(rising.list(), members) << size;
        EXPECT_EQ(where.list(), members) << size;
    }
}

struct Posting {
    std::uint32_t document;
    Occurrences found;
    std::vector<std::uint32_t> places;
};

/// `plain`: all occurrences are in the body, in most postings.
std::vector<Posting> chance_postings(std::size_t count, bool plain, std::mt19937& random) {
    std::vector<Posting> out;
    std::uint32_t document = 0;
    for (std::size_t i = 0; i < count; ++i) {
        document += 1 + static_cast<std::uint32_t>(random() % (i % 50 == 0 ? 5000 : 9));
        Posting posting{document, {0, 0, 0}, {}};
        std::uint32_t place = static_cast<std::uint32_t>(random() % 500);
        for (std::size_t k = random() % 6 + 1; k > 0; --k) {
            posting.places.push_back(place);
            place += 1 + static_cast<std::uint32_t>(random() % 90);
            ++posting.found.times;
            posting.found.subject += !plain && random() % 4 == 0 ? 1 : 0;
        }
        posting.found.summary = plain ? 0
                                      : static_cast<std::uint32_t>(random()) %
                                            (posting.found.times - posting.found.subject + 1);
        out.push_back(std::move(posting));
    }
    return out;
}

TEST(Postings, ReadBackWhatWasWrittenForEverySizeAroundABlock) {
    const reftel::testing::TemporaryFolder folder;
    std::mt19937 random(2);
    for (const std::size_t count : {1U, 2U, 127U, 128U, 129U, 256U, 1000U, 1001U}) {
        const std::vector<Posting> postings = chance_postings(count, count % 2 == 0, random);
        PostingsEncoder encoder;
        for (const Posting& posting : postings) {
            encoder.add(posting.document, posting.found, 100 + posting.document);
            for (const std::uint32_t place : posting.places) {
                encoder.add_position(place);
            }
        }
        std::string documents;
        std::string places;
        const KeyEntry entry = encoder.finish(documents, places);
        auto writer = CheckedFileWriter::create(folder.path() + "/file").value();
        writer->begin(kPostings);
        writer->append(documents);
        writer->begin(kPositions);
        writer->append(places);
        ASSERT_TRUE(writer->finish().has_value());
        const auto file = CheckedFile::open(folder.path() + "/file").value();
        const PostingReader reader(*file, entry);
        PositionReader positions(*file, entry);
        PostingBlock block;
        std::size_t next = 0;
        for (std::size_t i = 0; i < reader.blocks(); ++i) {
            ASSERT_TRUE(reader.read(i, block));
            std::uint32_t place = block.first_position;
            for (std::size_t k = 0; k < block.size; ++k, ++next) {
                EXPECT_EQ(block.documents[k], postings[next].document);
                const Occurrences found = block.at(k);
                EXPECT_EQ(found.times, postings[next].found.times);
                EXPECT_EQ(found.summary, postings[next].found.summary);
                EXPECT_EQ(found.subject, postings[next].found.subject);
                std::vector<std::uint32_t> at;
                positions.read(place, block.times[k], at);
                EXPECT_EQ(at, postings[next].places);
                place += block.times[k];
            }
            const auto bounds = reader.bounds(i);
            EXPECT_GE(bounds.last, block.documents[block.size - 1]);
            EXPECT_LE(bounds.first, block.documents[0]);
            EXPECT_GE(bounds.most_units, 100 + block.documents[block.size - 1]);
        }
        EXPECT_EQ(next, postings.size());
    }
}

}  // namespace
}  // namespace reftel::search_local
