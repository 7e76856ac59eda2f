// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "sources/decode.h"
#include "sources/limits.h"
#include "sources/mail_message.h"
#include "sources/mail_preamble.h"
#include "sources/published.h"
#include "sources/readers.h"
#include "sources/streams.h"
#include "telegram/mrn.h"

// Mail: an mbox, cut where a `From ` line follows a blank one, or a single message. The original is
// the message as it was sent; the telegram is made of its first plain text. What is attached is
// walked as files inside it.

namespace reftel::sources {
namespace {

using telegram::RawTelegram;

class MailReader final : public Reader {
 public:
    explicit MailReader(Input input)
        : from_(std::move(input.from)),
          depth_(input.depth),
          options_(input.options),
          is_mbox_(is_mbox_start(input.head)),
          window_(input) {}

    Result<std::optional<Item>> next() override {
        while (true) {
            if (auto item = next_nested()) {
                return item;
            }
            window_.want(1);
            if (window_.view().empty()) {
                if (window_.error()) {
                    return fail(*window_.error());
                }
                return std::optional<Item>();
            }
            const std::optional<std::size_t> size = find_end();
            return std::optional<Item>(size ? take(*size) : skip());
        }
    }

 private:
    std::optional<Item> next_nested() {
        while (nested_ || !attachments_.empty()) {
            if (nested_) {
                if (auto item = nested_->next()) {
                    return item;
                }
                nested_.reset();
                continue;
            }
            MailMessage::Attachment attachment = std::move(attachments_.front());
            attachments_.pop_front();
            if (auto item = open(std::move(attachment))) {
                return item;
            }
        }
        return std::nullopt;
    }

    std::optional<Item> open(MailMessage::Attachment attachment) {
        Input input;
        input.from = {from_.source, member_ + attachment.name, 0, {}};
        if (depth_ >= kMaxNesting) {
            return Unread{input.from, attachment.bytes.size(), "nested-too-deep",
                          "this attachment lies inside two containers; unpack one first"};
        }
        input.depth = depth_ + 1;
        input.head = attachment.bytes.substr(0, kHeadSize);
        if (attachment.bytes.size() > kHeadSize) {
            input.stream = std::make_unique<StringStream>(attachment.bytes.substr(kHeadSize));
        }
        nested_ = std::make_unique<Walk>(std::move(input), options_);
        return std::nullopt;
    }

    /// Behind the message at the front of the window; nothing when it is beyond the bound.
    std::optional<std::size_t> find_end() {
        std::size_t seen = 0;
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = find_next(view, seen);
            if (end < view.size() || window_.at_end()) {
                return end <= kMaxMailBytes ? std::optional(end) : std::nullopt;
            }
            if (view.size() > kMaxMailBytes) {
                return std::nullopt;
            }
            seen = view.size() - std::min(view.size(), kMaxStartLine);
            window_.grow();
        }
    }

    /// The next start of a message at or behind `from`; the size of the view when there is none to
    /// be sure of.
    [[nodiscard]] std::size_t find_next(std::string_view view, std::size_t from) const {
        for (std::size_t at = from; is_mbox_; ++at) {
            at = view.find("\nFrom ", at);
            if (at == std::string_view::npos) {
                break;
            }
            const std::string_view before = view.substr(0, at);
            const bool blank = before.ends_with('\n') || before.ends_with("\n\r");
            const bool whole =
                window_.at_end() || view.find('\n', at + 1) != std::string_view::npos;
            if (blank && whole && is_mbox_start(view.substr(at + 1))) {
                return at + 1;
            }
        }
        return view.size();
    }

    Item take(std::size_t size) {
        RawTelegram raw;
        raw.original = window_.view().substr(0, size);
        raw.from = from_;
        raw.from.offset = window_.offset();
        window_.consume(size);
        ++number_;
        const std::string folder = from_.member.empty() ? std::string() : from_.member + "!";
        member_ = is_mbox_ ? fmt::format("{}message {}!", folder, number_) : folder;
        std::size_t begin = 0;
        if (is_mbox_ && raw.original.starts_with("From ")) {
            begin = std::min(raw.original.find('\n'), raw.original.size() - 1) + 1;
        }
        MailMessage mail = read_mail(std::string_view(raw.original).substr(begin));
        const std::size_t count = mail.attachments.size();
        std::move(mail.attachments.begin(), mail.attachments.end(),
                  std::back_inserter(attachments_));
        MappedText text = text_of(raw, mail, begin);
        if (trim(text.text).empty()) {
            return Unread{raw.from, raw.original.size(), "no-telegram",
                          count == 0 ? "this message has no text"
                                     : "this message has no text of its own, only attachments"};
        }
        publish(raw, mail);
        const std::size_t sent = text.text.size();
        text = with_preamble(std::move(text), mail, static_cast<std::uint32_t>(begin));
        if (text.text.size() > sent) {
            raw.notes.push_back({"header-from-mail",
                                 "the lines of the header are made of the mail's MMHS fields; they "
                                 "do not stand in its text",
                                 static_cast<std::uint32_t>(begin)});
        }
        set_made(raw, std::move(text));
        if (!is_mbox_) {
            take_id_of_file_name(raw);
        }
        if (window_.view().empty() && window_.at_end()) {
            note_early_end(raw, window_);
        }
        return raw;
    }

    MappedText text_of(RawTelegram& raw, const MailMessage& mail, std::size_t begin) const {
        if (!mail.text) {
            return {};
        }
        const auto shift = static_cast<std::uint32_t>(begin);
        const Span at{mail.text->at.begin + shift, mail.text->at.end + shift};
        MappedText bytes = decode_transfer(raw.original, at, mail.text->encoding, is_mbox_);
        std::optional<MappedText> text = decode_charset(bytes.text, mail.text->charset);
        if (!text) {
            raw.notes.push_back({"encoding-guessed",
                                 "the character set '" + mail.text->charset + "' is not known",
                                 at.begin});
            return bytes;
        }
        text->map = compose(*text, bytes.map);
        return std::move(*text);
    }

    static void publish(RawTelegram& raw, const MailMessage& mail) {
        raw.published.created = mail.authorised ? mail.authorised : mail.date;
        const auto note = [&](std::string rule, const std::string& value) {
            if (!value.empty()) {
                raw.notes.push_back({std::move(rule), value, 0});
            }
        };
        note("mail-subject", mail.subject);
        note("mail-from", mail.from);
        note("mail-to", mail.to);
        note("mail-id", mail.id);
        for (const auto& [name, value] : mail.military) {
            note(to_lower(name), value);
            if (equals_fold(name, "MMHS-Originator-PLAD")) {
                raw.published.origin = value;
            }
            const auto mrn = equals_fold(name, "MMHS-Originator-Reference")
                                 ? telegram::parse_typed_mrn(value)
                                 : std::nullopt;
            if (mrn && mrn->year != 0) {
                raw.published.reference_id = value;
            }
        }
        if (mail.too_many) {
            note("too-many-parts", "the message has more than 1000 parts; the rest is not read");
        }
    }

    /// Up to the next message.
    Item skip() {
        Unread item{from_, 0, "too-large", "a message is larger than 64 MB"};
        item.from.offset = window_.offset();
        while (true) {
            const std::string_view view = window_.view();
            const std::size_t end = find_next(view, 0);
            const bool found = end < view.size();
            const std::size_t size = found || window_.at_end()
                                         ? end
                                         : view.size() - std::min(view.size(), kMaxStartLine);
            item.bytes += size;
            window_.consume(size);
            if (found || window_.at_end()) {
                return item;
            }
            window_.want(kChunkSize);
        }
    }

    /// A `From ` line and the blank one before it.
    static constexpr std::size_t kMaxStartLine = 600;

    const telegram::Provenance from_;
    const std::size_t depth_;
    const ReadOptions* const options_;
    const bool is_mbox_;
    Window window_;
    std::uint64_t number_ = 0;
    std::string member_;  ///< What stands before the name of an attachment.
    std::deque<MailMessage::Attachment> attachments_;
    std::unique_ptr<Walk> nested_;
};

bool recognises(std::string_view name, std::string_view head) {
    if (is_mbox_start(head)) {
        const std::size_t line = head.find('\n');
        return line != std::string_view::npos && is_header_line(head.substr(line + 1));
    }
    const std::string_view first = head.substr(0, head.find('\n'));
    return is_mail_header(head) ||
           (to_lower(name).ends_with(".eml") && first.find(':') != std::string_view::npos);
}

std::unique_ptr<Reader> open(Input input) {
    return std::make_unique<MailReader>(std::move(input));
}

}  // namespace

constinit const ReaderKind mail_reader{"mail", "Mail: an mbox or one message", recognises, open,
                                       true};

}  // namespace reftel::sources
