// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/mail_message.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>

#include <fmt/format.h>
#include <gmime/gmime.h>

#include "base/text.h"
#include "sources/container.h"
#include "sources/limits.h"

namespace reftel::sources {
namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

void start_library() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

/// What a header says, on one line, bounded, without control codes.
std::string shown(const char* text) {
    return text == nullptr ? std::string() : clean_member_name(collapse_space(text));
}

std::optional<UtcTime> time_of(GDateTime* date) {
    if (date == nullptr) {
        return std::nullopt;
    }
    return UtcTime{g_date_time_to_unix(date)};
}

std::string bytes_of(GMimeStream* stream) {
    const GByteArray* bytes =
        g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string content_of(GMimeDataWrapper* content) {
    const Owned<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, out.get());
    return bytes_of(out.get());
}

TransferEncoding encoding_of(GMimePart* part) {
    switch (g_mime_part_get_content_encoding(part)) {
        case GMIME_CONTENT_ENCODING_BASE64:
            return TransferEncoding::Base64;
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
            return TransferEncoding::QuotedPrintable;
        default:
            return TransferEncoding::Plain;
    }
}

/// Gathers the parts of a message, whatever their nesting, in their order.
class PartWalk {
 public:
    PartWalk(MailMessage& out, std::size_t size) : out_(out), size_(size) {}

    void walk(GMimeObject* root) {
        std::vector<GMimeObject*> left{root};
        for (std::size_t count = 0; !left.empty(); ++count) {
            if (count == kMaxMailParts) {
                out_.too_many = true;
                return;
            }
            GMimeObject* object = left.back();
            left.pop_back();
            if (GMIME_IS_MULTIPART(object)) {
                auto* multipart = reinterpret_cast<GMimeMultipart*>(object);
                for (int i = g_mime_multipart_get_count(multipart); i > 0; --i) {
                    left.push_back(g_mime_multipart_get_part(multipart, i - 1));
                }
            } else if (GMIME_IS_MESSAGE_PART(object)) {
                add_message(reinterpret_cast<GMimeMessagePart*>(object));
            } else if (GMIME_IS_PART(object)) {
                add_part(reinterpret_cast<GMimePart*>(object));
            }
        }
    }

 private:
    void add_message(GMimeMessagePart* part) {
        GMimeMessage* message = g_mime_message_part_get_message(part);
        if (message == nullptr) {
            return;
        }
        const Owned<GMimeStream> out(g_mime_stream_mem_new());
        g_mime_object_write_to_stream(reinterpret_cast<GMimeObject*>(message), nullptr, out.get());
        out_.attachments.push_back(
            {fmt::format("message {}.eml", ++unnamed_), bytes_of(out.get())});
    }

    void add_part(GMimePart* part) {
        GMimeDataWrapper* content = g_mime_part_get_content(part);
        if (content == nullptr) {
            return;
        }
        GMimeContentType* type =
            g_mime_object_get_content_type(reinterpret_cast<GMimeObject*>(part));
        const bool plain = type == nullptr || g_mime_content_type_is_type(type, "text", "plain");
        if (plain && !out_.text && !g_mime_part_is_attachment(part)) {
            take_text(part, content, type);
            return;
        }
        if (is_second_wording(part, type)) {
            return;
        }
        std::string name = shown(g_mime_part_get_filename(part));
        if (name.empty()) {
            const bool html = type != nullptr && g_mime_content_type_is_type(type, "text", "html");
            name = fmt::format("part {}{}", ++unnamed_, html ? ".html" : "");
        }
        out_.attachments.push_back({std::move(name), content_of(content)});
    }

    /// The same text once more as HTML, for programs that show it in colours.
    [[nodiscard]] bool is_second_wording(GMimePart* part, GMimeContentType* type) const {
        return out_.text && type != nullptr && !g_mime_part_is_attachment(part) &&
               g_mime_content_type_is_type(type, "text", "html");
    }

    void take_text(GMimePart* part, GMimeDataWrapper* content, GMimeContentType* type) {
        // The parser kept the stream it read from: what it hands out are ranges of it.
        const GMimeStream* stream = g_mime_data_wrapper_get_stream(content);
        const auto begin = static_cast<std::uint64_t>(std::max<gint64>(stream->bound_start, 0));
        const auto end =
            stream->bound_end < 0 ? size_ : static_cast<std::uint64_t>(stream->bound_end);
        const char* charset =
            type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "charset");
        out_.text = {{static_cast<std::uint32_t>(std::min<std::uint64_t>(begin, size_)),
                      static_cast<std::uint32_t>(std::clamp<std::uint64_t>(
                          end, std::min<std::uint64_t>(begin, size_), size_))},
                     encoding_of(part),
                     charset == nullptr ? std::string() : shown(charset)};
    }

    MailMessage& out_;
    const std::uint64_t size_;
    std::size_t unnamed_ = 0;
};

void read_military(MailMessage& out, GMimeObject* object) {
    GMimeHeaderList* headers = g_mime_object_get_header_list(object);
    const int count = std::min(g_mime_header_list_get_count(headers), kMaxMailHeaders);
    for (int i = 0; i < count; ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
        const std::string name = shown(g_mime_header_get_name(header));
        if (!starts_with_fold(name, "MMHS-")) {
            continue;
        }
        const char* value = g_mime_header_get_value(header);
        if (equals_fold(name, "MMHS-Extended-Authorisation-Info") && value != nullptr) {
            GDateTime* date = g_mime_utils_header_decode_date(value);
            out.authorised = time_of(date);
            if (date != nullptr) {
                g_date_time_unref(date);
            }
        }
        out.military.emplace_back(name, shown(value));
    }
}

std::string addresses(InternetAddressList* list) {
    if (list == nullptr || internet_address_list_length(list) == 0) {
        return {};
    }
    char* text = internet_address_list_to_string(list, nullptr, FALSE);
    std::string out = shown(text);
    g_free(text);
    return out;
}

std::vector<std::string> names(InternetAddressList* list) {
    std::vector<std::string> out;
    const int count =
        list == nullptr ? 0 : std::min(internet_address_list_length(list), kMaxMailHeaders);
    for (int i = 0; i < count; ++i) {
        std::string name =
            shown(internet_address_get_name(internet_address_list_get_address(list, i)));
        if (!name.empty()) {
            out.push_back(std::move(name));
        }
    }
    return out;
}

}  // namespace

std::string_view MailMessage::header(std::string_view name) const {
    const auto found = std::find_if(military.begin(), military.end(), [name](const auto& header) {
        return equals_fold(header.first, name);
    });
    return found == military.end() ? std::string_view() : std::string_view(found->second);
}

MailMessage read_mail(std::string_view message) {
    start_library();
    MailMessage out;
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), TRUE);
    g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
    const Owned<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
    if (parsed == nullptr) {
        return out;
    }
    out.subject = shown(g_mime_message_get_subject(parsed.get()));
    out.id = shown(g_mime_message_get_message_id(parsed.get()));
    out.from = addresses(g_mime_message_get_from(parsed.get()));
    out.to = addresses(g_mime_message_get_to(parsed.get()));
    out.action = names(g_mime_message_get_to(parsed.get()));
    out.info = names(g_mime_message_get_cc(parsed.get()));
    out.date = time_of(g_mime_message_get_date(parsed.get()));
    read_military(out, reinterpret_cast<GMimeObject*>(parsed.get()));
    if (GMimeObject* root = g_mime_message_get_mime_part(parsed.get()); root != nullptr) {
        PartWalk(out, message.size()).walk(root);
    }
    return out;
}

bool is_header_line(std::string_view text) {
    const std::size_t colon = text.substr(0, text.find('\n')).find(':');
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return is_alnum(c) || c == '-' || c == '_'; });
}

bool is_mail_header(std::string_view text) {
    constexpr std::array<std::string_view, 6> kSure = {
        "message-id:", "mime-version:", "received:", "return-path:", "mmhs-", "dkim-"};
    constexpr int kMostLines = 60;
    bool sure = false;
    for (int i = 0; i < kMostLines && !text.empty(); ++i) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim_right(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            return i > 0 && sure;
        }
        if (i > 0 && (line.front() == ' ' || line.front() == '\t')) {
            continue;
        }
        if (!is_header_line(line)) {
            return false;
        }
        sure = sure || std::any_of(kSure.begin(), kSure.end(), [&](std::string_view name) {
                   return starts_with_fold(line, name);
               });
    }
    return sure;
}

bool is_mbox_start(std::string_view text) {
    if (!text.starts_with("From ")) {
        return false;
    }
    const std::string_view line = trim_right(text.substr(0, text.find('\n')));
    constexpr std::size_t kLongest = 500;
    const std::size_t colon = line.find(':');
    return line.size() < kLongest && colon != std::string_view::npos && colon > 0 &&
           is_digit(line[colon - 1]) && is_digit(line.back());
}

}  // namespace reftel::sources
