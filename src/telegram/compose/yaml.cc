// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/yaml.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "telegram/compose/limits.h"

// The only file that knows yaml-cpp. Its events are used, not its nodes: no alias can then stand
// for a larger text than was written, the tree is ours, and its depth and size are counted while it
// grows. Its parser recurses for nested collections, so texts that nest too deep by their brackets,
// dashes or indentation are refused before it sees them.
namespace reftel::telegram::compose {
namespace {

SourcePos position_of(std::string_view text, const YAML::Mark& mark) {
    return position_in(text, mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos));
}

constexpr std::size_t kMostSigns = 64;
constexpr std::size_t kMostIndents = 64;

/// An upper bound of the nesting, from the signs that nest.
class Nesting {
 public:
    /// Takes the next character; `end`: a blank, a line's end or the end of the text follows.
    void take(char c, bool end) {
        if (c == '\n') {
            front_ = true;
            signs_ = 0;
            column_ = 0;
            return;
        }
        if (front_ && c != ' ') {
            front_ = false;
            indent();
        }
        signs_ += (c == '-' || c == '?') && end ? 1 : 0;
        brackets_ += c == '[' || c == '{' ? 1 : 0;
        brackets_ -= (c == ']' || c == '}') && brackets_ > 0 ? 1 : 0;
        ++column_;
    }
    [[nodiscard]] bool is_too_deep() const {
        return brackets_ > kMaxYamlDepth || signs_ > kMostSigns || indents_.size() > kMostIndents;
    }

 private:
    /// A line begins in this column.
    void indent() {
        while (indents_.size() > 1 && indents_.back() > column_) {
            indents_.pop_back();
        }
        if (column_ > indents_.back()) {
            indents_.push_back(column_);
        }
    }

    std::size_t brackets_ = 0;
    std::size_t signs_ = 0;  ///< `- ` and `? ` on one line each may open a collection.
    std::vector<std::size_t> indents_{0};  ///< Those open; a deeper one nests once more.
    bool front_ = true;                    ///< Nothing but blanks on this line so far.
    std::size_t column_ = 0;
};

bool nests_too_deep(std::string_view text) {
    Nesting nesting;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool end = at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
        nesting.take(text[at], end);
        if (nesting.is_too_deep()) {
            return true;
        }
    }
    return false;
}

class TreeBuilder : public YAML::EventHandler {
 public:
    explicit TreeBuilder(std::string_view text) : text_(text) {}

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(mark, anchor, YamlValue::Kind::Null, {});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        refuse(mark, "a draft has no aliases: write the value again");
        add(mark, 0, YamlValue::Kind::Null, {});
    }
    void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  const std::string& value) override {
        add(mark, anchor, YamlValue::Kind::Scalar, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, YamlValue::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, YamlValue::Kind::Map);
    }
    void OnMapEnd() override { close(); }

    [[nodiscard]] Result<YamlValue> take() {
        if (error_) {
            return fail(std::move(*error_));
        }
        return std::move(root_);
    }

 private:
    void refuse(const YAML::Mark& mark, std::string message,
                Error::Kind kind = Error::Kind::Malformed) {
        if (!error_) {
            error_ = Error{kind, std::move(message), {}, position_of(text_, mark), {}};
        }
    }

    void add(const YAML::Mark& mark, YAML::anchor_t anchor, YamlValue::Kind kind,
             const std::string& value) {
        if (anchor != 0) {
            refuse(mark, "a draft has no anchors: quote a value that begins with &");
        }
        if (++count_ > kMaxYamlValues) {
            refuse(mark, "the front matter has too many values", Error::Kind::Limit);
        }
        if (error_) {
            return;
        }
        YamlValue made;
        made.kind = kind;
        made.text = value;
        made.offset = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
        place(mark, std::move(made));
    }

    /// Puts a value where the open collection wants it: a key, or an item.
    void place(const YAML::Mark& mark, YamlValue made) {
        if (stack_.empty()) {
            root_ = std::move(made);
            return;
        }
        YamlValue& parent = stack_.back();
        const bool key =
            parent.kind == YamlValue::Kind::Map && parent.keys.size() == parent.items.size();
        if (!key) {
            parent.items.push_back(std::move(made));
            return;
        }
        if (made.kind != YamlValue::Kind::Scalar) {
            refuse(mark, "a key must be a word");
            return;
        }
        if (std::find(parent.keys.begin(), parent.keys.end(), made.text) != parent.keys.end()) {
            refuse(mark, "the key " + made.text + " occurs twice");
            return;
        }
        parent.keys.push_back(std::move(made.text));
        parent.key_offsets.push_back(made.offset);
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlValue::Kind kind) {
        if (anchor != 0) {
            refuse(mark, "a draft has no anchors");
        }
        if (stack_.size() >= kMaxYamlDepth) {
            refuse(mark, "the front matter is nested too deep", Error::Kind::Limit);
        }
        if (error_) {
            return;
        }
        YamlValue& made = stack_.emplace_back();
        made.kind = kind;
        made.offset = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
        mark_ = mark;
    }

    void close() {
        if (error_ || stack_.empty()) {
            return;
        }
        YamlValue made = std::move(stack_.back());
        stack_.pop_back();
        place(mark_, std::move(made));
    }

    std::string_view text_;
    std::vector<YamlValue> stack_;
    YamlValue root_;
    YAML::Mark mark_;
    std::optional<Error> error_;
    std::size_t count_ = 0;
};

/// What yaml-cpp throws becomes an Error: here and nowhere else.
Result<YamlValue> yaml_try(const std::string& text) {
    TreeBuilder builder(text);
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
    } catch (const YAML::Exception& exception) {
        return fail(Error{Error::Kind::Malformed,
                          "this is no YAML: " + exception.msg,
                          {},
                          position_of(text, exception.mark),
                          "put quotes around a value that holds ': ' or begins with a sign"});
    }
    return builder.take();
}

}  // namespace

Result<YamlValue> read_yaml(const std::string& text) {
    if (text.size() > kMaxFrontMatter) {
        return fail(Error::Kind::Limit, "the front matter is longer than 64 KB");
    }
    if (nests_too_deep(text)) {
        return fail(Error::Kind::Limit, "the front matter is nested too deep");
    }
    return yaml_try(text);
}

}  // namespace reftel::telegram::compose
