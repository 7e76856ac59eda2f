// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::search_local reftel::search reftel::telegram PkgConfig::XXHASH
//
// The decoders of the search index, below its checksums: an index of one segment is made once; the
// input says which of its bytes are changed; checksums are made anew, so that every change is read.
// Whatever the bytes are, opening, asking and merging end with an answer or an error.
//
// The input is a row of changes of six bytes: file, section, offset (24 bits), what is put there.
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <xxhash.h>

#include "base/assert.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace {

namespace search = reftel::search;
namespace search_local = reftel::search_local;
namespace fs = std::filesystem;
using search_local::IndexWriter;
using search_local::LocalIndex;

constexpr std::size_t kChange = 6;
constexpr std::size_t kFooter = 24;
constexpr std::size_t kTable = search_local::kMaxSections * 16;

class NoTexts : public search::DocumentLoader {
 public:
    [[nodiscard]] reftel::Result<std::optional<search::Document>> load(
        std::string_view) const override {
        return std::nullopt;
    }
};

search::Document document(unsigned number) {
    constexpr std::array<std::string_view, 9> kWords{"lantern", "oil",  "the",   "pipeline", "of",
                                                     "tiger",   "coal", "zenda", "lanterns"};
    search::Document out;
    out.id = std::to_string(number % 12 + 10) + "ZENDA" + std::to_string(number);
    out.origin = number % 3 == 0 ? "ZENDA" : "STRELSAU";
    out.origin_name = "Embassy " + out.origin;
    out.date = reftel::UtcTime{1'000'000'000 + 86'400LL * number};
    out.to = {"SECSTATE WASHDC"};
    out.info = {"AMEMBASSY HENTZAU " + std::to_string(number % 7)};
    out.tags = {"PREL", number % 2 == 0 ? "PGOV" : "ECON"};
    out.classification = "SECRET";
    out.references = {std::to_string((number + 1) % 12 + 10) + "ZENDA" +
                      std::to_string(number + 1)};
    using Kind = reftel::telegram::Paragraph::Kind;
    for (unsigned i = 0; i < 3; ++i) {
        std::string text;
        for (unsigned k = 0; k < 3 + number % 5; ++k) {
            text += std::string(kWords[(number * 7 + i * 5 + k * 3) % kWords.size()]) + " ";
        }
        text += "w" + std::to_string(number);
        if (i == 0) {
            out.subject = text;
        } else {
            out.paragraphs.push_back({std::to_string(i), i == 1 ? Kind::Summary : Kind::Text,
                                      reftel::telegram::Level::Secret, text});
        }
    }
    return out;
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
void write_file(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::uint64_t number_at(const std::string& bytes, std::size_t at) {
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data() + at, sizeof out);
    return out;
}
void put_checksum(std::string& bytes, std::size_t at, std::size_t begin, std::size_t end) {
    const std::uint64_t sum = XXH3_64bits(bytes.data() + begin, end - begin);
    std::memcpy(bytes.data() + at, &sum, sizeof sum);
}

/// One file of the index as it was made.
struct File {
    fs::path path;
    std::string bytes;
    bool is_manifest = false;

    [[nodiscard]] std::size_t table() const { return number_at(bytes, bytes.size() - kFooter); }
};

/// Where a change goes: into a section of the file, into the table of sections, or into a manifest.
std::size_t place_of(const File& file, unsigned section, std::size_t offset) {
    if (file.is_manifest) {
        return offset % (file.bytes.size() - sizeof(std::uint64_t));
    }
    const std::size_t table = file.table();
    if (section >= search_local::kMaxSections) {
        return table + offset % kTable;
    }
    const std::size_t begin = number_at(file.bytes, table + section * 16);
    const std::size_t size = number_at(file.bytes, table + section * 16 + 8);
    return size == 0 ? offset % table : begin + offset % size;
}

void sign(const File& file, std::string& bytes) {
    if (file.is_manifest) {
        const std::size_t end = bytes.size() - sizeof(std::uint64_t);
        put_checksum(bytes, end, 0, end);
        return;
    }
    const std::size_t table = file.table();
    std::size_t at = table + kTable;
    for (std::size_t begin = 0; begin < table; begin += search_local::kCheckedPiece) {
        put_checksum(bytes, at, begin, std::min(begin + search_local::kCheckedPiece, table));
        at += sizeof(std::uint64_t);
    }
    put_checksum(bytes, bytes.size() - 2 * sizeof(std::uint64_t), table, bytes.size() - kFooter);
}

/// An index, and its files as they were.
class Index {
 public:
    Index() {
        std::string name = (fs::temp_directory_path() / "index_fuzz_XXXXXX").string();
        REFTEL_ASSERT(::mkdtemp(name.data()) != nullptr, "there is room for temporary files");
        folder_ = name;
        const auto writer = IndexWriter::open(folder_).value();
        for (unsigned i = 0; i < 300; ++i) {
            REFTEL_ASSERT(writer->add(document(i), i).has_value(), "documents can be added");
        }
        REFTEL_ASSERT(writer->remove("17ZENDA7").has_value(), "documents can be withdrawn");
        REFTEL_ASSERT(writer->commit("m").has_value(), "an index can be made");
        for (const auto& entry : fs::directory_iterator(folder_)) {
            File file{entry.path(), read_file(entry.path()), entry.path().filename() == "manifest"};
            if (!file.bytes.empty()) {
                files_.push_back(std::move(file));
            }
        }
        std::sort(files_.begin(), files_.end(),
                  [](const File& a, const File& b) { return a.path < b.path; });
    }
    ~Index() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    void change(const std::uint8_t* data, std::size_t size) const {
        std::vector<std::string> bytes;
        for (const File& file : files_) {
            bytes.push_back(file.bytes);
        }
        for (; size >= kChange; data += kChange, size -= kChange) {
            const std::size_t file = data[0] % files_.size();
            const std::size_t offset =
                std::size_t{data[2]} | std::size_t{data[3]} << 8U | std::size_t{data[4]} << 16U;
            // One section in eight is the table.
            bytes[file][place_of(files_[file], data[1] % 72U, offset)] = static_cast<char>(data[5]);
        }
        for (const auto& entry : fs::directory_iterator(folder_)) {
            fs::remove(entry.path());
        }
        for (std::size_t i = 0; i < files_.size(); ++i) {
            sign(files_[i], bytes[i]);
            write_file(files_[i].path, bytes[i]);
        }
    }
    [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
    std::string folder_;
    std::vector<File> files_;
};

void ask(const std::string& folder) {
    const NoTexts no_texts;
    const auto index = LocalIndex::open(folder, no_texts);
    if (!index) {
        return;
    }
    unsigned sort = 0;
    for (const char* query : {"",
                              "lantern",
                              "oil coal",
                              "oil OR the OR tiger",
                              "\"the lantern\"",
                              "lan*",
                              "*nter*",
                              "lantrn~1",
                              "pipelnie~2",
                              "oil NEAR/3 coal",
                              "subject:oil",
                              "summary:\"of the\"",
                              "from:zenda -coal",
                              "info:hentzau is:cited",
                              "date:2001",
                              "class:secret mark:secret",
                              "tag:p*",
                              "citedby:10ZENDA0",
                              "id:1*",
                              "ref:11ZENDA1"}) {
        search::SearchRequest request;
        request.query = search::parse_query(query);
        request.sort = static_cast<search::Sort>(sort++ % 4);
        request.facets = true;
        request.clause_counts = true;
        (void)(*index)->search(request).has_value();
    }
}

void merge(const std::string& folder) {
    IndexWriter::Options options;
    options.withdrawn_percent = 0;
    const auto writer = IndexWriter::open(folder, options);
    if (!writer) {
        return;
    }
    (*writer)->for_each([](std::string_view, std::uint64_t) {});
    (void)(*writer)->remove("13ZENDA3").has_value();
    if ((*writer)->commit("n")) {
        (void)(*writer)->merge().has_value();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const Index index;
    index.change(data, size);
    ask(index.folder());
    merge(index.folder());
    return 0;
}
