// SPDX-License-Identifier: AGPL-3.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/text.h"
#include "sources/container.h"
#include "sources/limits.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "sources/sniff.h"
#include "sources/streams.h"

// Three stacks and no recursion: paths still to go, folders half listed, containers half read. A
// step either gives an item of the open reader, or moves the topmost of them on.

namespace reftel::sources {
namespace {

namespace fs = std::filesystem;
using telegram::Provenance;
using telegram::RawTelegram;

struct Folder {
    std::string path;
    std::vector<std::string> names;  ///< Sorted; what is hidden left out.
    std::size_t next = 0;
};

struct OpenContainer {
    std::unique_ptr<Container> container;
    Provenance from;  ///< Of the container itself
    ContainerKind kind;
    std::uint64_t size = 0;
    std::uint64_t members = 0;
};

using FolderId = std::pair<dev_t, ino_t>;

/// Names in a folder, sorted.
Result<std::vector<std::string>> list_folder(const std::string& path) {
    std::error_code error;
    std::vector<std::string> out;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        std::string name = at->path().filename().string();
        if (!name.starts_with('.')) {
            out.push_back(std::move(name));
        }
    }
    if (error) {
        return fail(Error::Kind::Io, error.message(), path);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string join(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

/// Bytes of all files below; 0 when that is not known or takes too long to find out.
std::uint64_t measure(const std::deque<std::string>& roots) {
    std::vector<std::string> left(roots.begin(), roots.end());
    std::set<FolderId> seen;
    std::uint64_t total = 0;
    for (std::size_t count = 0; !left.empty(); ++count) {
        const std::string path = std::move(left.back());
        left.pop_back();
        struct stat status {};
        if (path == "-" || count > kMaxMeasured) {
            return 0;
        }
        if (::stat(path.c_str(), &status) != 0) {
            continue;
        }
        if (S_ISREG(status.st_mode)) {
            total += static_cast<std::uint64_t>(status.st_size);
        } else if (S_ISDIR(status.st_mode) && seen.emplace(status.st_dev, status.st_ino).second) {
            auto names = list_folder(path);
            for (std::size_t i = 0; names && i < names->size(); ++i) {
                left.push_back(join(path, (*names)[i]));
            }
        }
    }
    return total;
}

/// Zips that are documents of an office program.
bool is_office_document(std::string_view first_member) {
    return first_member == "[Content_Types].xml" || first_member == "mimetype" ||
           first_member.starts_with("META-INF/");
}

/// The current member of a container, as a stream. The container outlives it and stays at that
/// member.
class MemberStream final : public ByteStream {
 public:
    explicit MemberStream(Container& container) : container_(container) {}
    Result<std::size_t> read(std::span<char> out) override { return container_.read(out); }

 private:
    Container& container_;
};

}  // namespace

struct Walk::State {
    std::deque<std::string> paths;
    std::vector<Folder> folders;
    std::vector<OpenContainer> containers;
    std::unique_ptr<Reader> reader;  ///< Last of the three: it reads from the container on top.
    Provenance reading;
    bool safe_name = true;
    std::set<FolderId> seen;
    Progress progress;
    bool measured = false;
    ReadOptions own_options;
    const ReadOptions* options = nullptr;
    std::size_t depth = 0;       ///< Of what this walk began with.
    std::optional<Input> first;  ///< What it began with, when that was no path.

    std::optional<Item> step();
    std::optional<Item> read_item();
    std::optional<Item> enter(const std::string& path);
    std::optional<Item> enter_folder(const std::string& path, FolderId id);
    std::optional<Item> open_file(const std::string& path);
    std::optional<Item> next_member();
    std::optional<Item> open_member(const Member& member);
    std::optional<Item> open_first();
    std::optional<Item> open_nested(Input input, ContainerKind kind, std::uint64_t size);
    std::optional<Item> push(Result<std::unique_ptr<Container>> container, Provenance from,
                             ContainerKind kind, std::uint64_t size);
    void read_with(Input input, std::uint64_t size);
    [[nodiscard]] bool is_done() const {
        return !reader && !first && containers.empty() && folders.empty() && paths.empty();
    }
};

Walk::Walk(std::vector<std::string> paths, ReadOptions options)
    : state_(std::make_unique<State>()) {
    state_->own_options = std::move(options);
    state_->options = &state_->own_options;
    state_->paths.assign(std::make_move_iterator(paths.begin()),
                         std::make_move_iterator(paths.end()));
}

Walk::Walk(Input input, const ReadOptions* options) : state_(std::make_unique<State>()) {
    state_->measured = true;
    state_->depth = input.depth;
    state_->options = options;
    state_->first = std::move(input);
}

Walk::~Walk() = default;

const Walk::Progress& Walk::progress() const {
    return state_->progress;
}

std::optional<Item> Walk::next() {
    if (!state_->measured) {
        state_->measured = true;
        state_->progress.bytes_total = measure(state_->paths);
    }
    while (!state_->is_done()) {
        if (auto item = state_->step()) {
            return item;
        }
    }
    return std::nullopt;
}

/// One step; an item when it gave one.
std::optional<Item> Walk::State::step() {
    if (reader) {
        return read_item();
    }
    if (!containers.empty()) {
        return next_member();
    }
    if (first) {
        return open_first();
    }
    if (folders.empty()) {
        const std::string path = std::move(paths.front());
        paths.pop_front();
        return enter(path);
    }
    Folder& folder = folders.back();
    if (folder.next == folder.names.size()) {
        folders.pop_back();
        return std::nullopt;
    }
    return enter(join(folder.path, folder.names[folder.next++]));
}

std::optional<Item> Walk::State::read_item() {
    Result<std::optional<Item>> item = reader->next();
    if (!item) {
        reader.reset();
        return unread(reading, item.error());
    }
    if (!*item) {
        reader.reset();
        return std::nullopt;
    }
    if (auto* raw = std::get_if<RawTelegram>(&**item); raw != nullptr && !safe_name) {
        raw->notes.push_back({"unsafe-name", "the member's name leads out of its container", 0});
    }
    return std::move(**item);
}

std::optional<Item> Walk::State::enter(const std::string& path) {
    progress.current = path;
    struct stat status {};
    if (path != "-" && ::stat(path.c_str(), &status) != 0) {
        const int code = errno;
        const bool absent = code == ENOENT || code == ENOTDIR;
        return Unread{{path, {}, 0, {}},
                      0,
                      absent ? "not-found" : "unreadable",
                      std::generic_category().message(code)};
    }
    if (path != "-" && S_ISDIR(status.st_mode)) {
        return enter_folder(path, {status.st_dev, status.st_ino});
    }
    return open_file(path);
}

std::optional<Item> Walk::State::enter_folder(const std::string& path, FolderId id) {
    if (!seen.insert(id).second) {
        return std::nullopt;
    }
    if (folders.size() >= kMaxFolderDepth) {
        return Unread{
            {path, {}, 0, {}}, 0, "nested-too-deep", "this folder lies more than 200 folders deep"};
    }
    auto names = list_folder(path);
    if (!names) {
        return unread({path, {}, 0, {}}, names.error());
    }
    folders.push_back({path, std::move(*names), 0});
    return std::nullopt;
}

std::optional<Item> Walk::State::open_file(const std::string& path) {
    const Provenance from{path, {}, 0, {}};
    ++progress.files;
    auto opened = path == "-" ? Result<std::unique_ptr<FileStream>>(FileStream::standard_input())
                              : FileStream::open(path);
    if (!opened) {
        Unread item = unread(from, opened.error());
        item.rule = opened.error().kind == Error::Kind::Unsupported ? "special-file" : item.rule;
        return item;
    }
    std::unique_ptr<FileStream> stream = std::move(*opened);
    stream->count_into(&progress.bytes_read);
    const std::uint64_t size = stream->size();
    Result<std::string> head = read_up_to(*stream, kHeadSize);
    if (!head) {
        return unread(from, head.error());
    }
    const auto kind = recognise_container(*head);
    if (kind && stream->is_regular()) {
        return push(Container::open(std::move(stream), *kind, path), from, *kind, size);
    }
    Input input{from, std::move(*head), {}};
    if (input.head.size() == kHeadSize) {
        input.stream = std::move(stream);
    }
    if (kind) {
        return open_nested(std::move(input), *kind, size);
    }
    safe_name = true;
    read_with(std::move(input), size);
    return std::nullopt;
}

std::optional<Item> Walk::State::open_first() {
    Input input = std::move(*first);
    first.reset();
    progress.current = input.from.to_string();
    if (const auto kind = recognise_container(input.head)) {
        return open_nested(std::move(input), *kind, 0);
    }
    safe_name = true;
    read_with(std::move(input), 0);
    return std::nullopt;
}

/// A container that can only be read front to back.
std::optional<Item> Walk::State::open_nested(Input input, ContainerKind kind, std::uint64_t size) {
    const std::string name = input.from.member.empty() ? input.from.source : input.from.member;
    if (depth + containers.size() >= kMaxNesting) {
        return Unread{input.from, size, "nested-too-deep",
                      "this container lies inside two others; unpack one first"};
    }
    if (!input.stream) {
        input.stream = std::make_unique<StringStream>(std::string());
    }
    if (kind != ContainerKind::SevenZip) {
        return push(Container::open(std::move(input.stream), std::move(input.head), kind, name),
                    input.from, kind, size);
    }
    Result<std::string> rest = read_up_to(*input.stream, kMaxHeldContainer);
    if (!rest) {
        return unread(input.from, rest.error());
    }
    if (rest->size() == kMaxHeldContainer) {
        return Unread{input.from, size, "too-large",
                      "a 7z that is not a file of its own can have 64 MB; unpack it first"};
    }
    std::unique_ptr<SeekableStream> held = std::make_unique<StringStream>(input.head + *rest);
    return push(Container::open(std::move(held), kind, name), input.from, kind, size);
}

std::optional<Item> Walk::State::push(Result<std::unique_ptr<Container>> container, Provenance from,
                                      ContainerKind kind, std::uint64_t size) {
    if (!container) {
        Unread item = unread(std::move(from), container.error());
        item.bytes = size;
        return item;
    }
    containers.push_back({std::move(*container), std::move(from), kind, size, 0});
    return std::nullopt;
}

void Walk::State::read_with(Input input, std::uint64_t size) {
    reading = input.from;
    input.depth = depth + containers.size();
    input.options = options;
    reader = open_input(std::move(input), size);
}

std::optional<Item> Walk::State::next_member() {
    OpenContainer& top = containers.back();
    Result<std::optional<Member>> member = top.container->next();
    if (!member) {
        Unread item = unread(top.from, member.error());
        if (top.container->is_dead()) {
            containers.pop_back();
        }
        return item;
    }
    if (!*member) {
        const bool empty = top.members == 0 && !top.container->is_dead();
        std::optional<Item> item;
        if (empty) {
            item = Unread{top.from, top.size, "empty", "there is nothing in this container"};
        }
        containers.pop_back();
        return item;
    }
    if (top.members++ == 0 && top.kind == ContainerKind::Zip &&
        is_office_document((*member)->name)) {
        Unread item{top.from, top.size, "not-text",
                    "this is a document of an office program; save it as text first"};
        containers.pop_back();
        return item;
    }
    return (*member)->hidden ? std::nullopt : open_member(**member);
}

std::optional<Item> Walk::State::open_member(const Member& member) {
    OpenContainer& top = containers.back();
    Provenance from = top.from;
    from.member = from.member.empty() ? member.name : from.member + "!" + member.name;
    progress.current = from.to_string();
    ++progress.files;
    if (member.trouble == Member::Trouble::Special) {
        return Unread{std::move(from), 0, "special-file",
                      "this member is a link or device, not a file"};
    }
    if (member.trouble == Member::Trouble::Encrypted) {
        return Unread{std::move(from), member.size, "encrypted",
                      "this member is protected by a password"};
    }
    Input input = take_head(std::move(from), std::make_unique<MemberStream>(*top.container));
    if (input.head.empty() && input.stream) {
        const Result<std::size_t> failed = input.stream->read({});
        const Error unknown{Error::Kind::Io, "the member cannot be read"};
        return unread(input.from, failed ? unknown : failed.error());
    }
    if (const auto kind = recognise_container(input.head)) {
        return open_nested(std::move(input), *kind, member.size);
    }
    safe_name = member.safe_name;
    read_with(std::move(input), member.size);
    return std::nullopt;
}

}  // namespace reftel::sources
