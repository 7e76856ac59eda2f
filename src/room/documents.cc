// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/documents.h"

#include "room/cards.h"
#include "telegram/counted_caption.h"
#include "telegram/item_mark.h"

namespace reftel::room {
namespace {

using telegram::Addressee;
using telegram::Telegram;

void add_addressees(const Telegram& telegram, search::Document& out) {
    for (const Addressee& addressee : telegram.addressees) {
        if (addressee.role == Addressee::Role::Exempt) {
            continue;
        }
        auto& list = addressee.role == Addressee::Role::Action ? out.to : out.info;
        list.emplace_back(addressee.plad);
    }
}

void add_texts(const Telegram& telegram, search::Document& out) {
    for (const telegram::Paragraph& paragraph : telegram.paragraphs) {
        out.paragraphs.push_back({paragraph.address, paragraph.kind, paragraph.mark,
                                  std::string(telegram.text_of(paragraph))});
    }
    for (const telegram::ItemMark& mark : telegram::find_item_marks(telegram)) {
        out.item_marks.push_back(mark.level);
    }
}

/// A section that should be there is not.
bool is_partial(const Telegram& telegram) {
    return telegram.sections_total > 1 && telegram.sections.size() < telegram.sections_total;
}

}  // namespace

search::Document to_document(const archive::OpenTelegram& open) {
    const Telegram& telegram = *open.parsed;
    search::Document out;
    out.id = open.card.id;
    out.date = open.card.date;
    out.released = open.card.released;
    out.origin = open.card.origin;
    out.origin_name = origin_name(open.card.origin);
    add_addressees(telegram, out);
    for (const telegram::Tag& tag : telegram.tags) {
        out.tags.emplace_back(tag.code);
    }
    out.level = open.card.level;
    out.classification = open.card.classification;
    for (const std::string_view line : telegram.captions) {
        const std::string_view caption = telegram::counted_caption(line);
        if (!caption.empty()) {
            out.captions.emplace_back(caption);
        }
    }
    out.precedence = telegram.precedence;
    for (const telegram::Reference& reference : telegram.references) {
        if (reference.mrn) {
            out.references.push_back(reference.mrn->to_string());
        } else if (!reference.series_id.empty()) {
            out.references.push_back(reference.series_id);
        }
    }
    out.signature.assign(telegram.signature.begin(), telegram.signature.end());
    out.classified_by = telegram.classified_by;
    out.subject = open.card.subject;
    out.partial = is_partial(telegram);
    add_texts(telegram, out);
    return out;
}

Result<void> EditionDocuments::for_each(
    const std::function<bool(const search::Document&)>& visit) const {
    std::optional<Error> failed;
    REFTEL_CHECK(edition_.for_each([&](const archive::OpenTelegram& open) {
        search::Document document = to_document(open);
        if (cited_by_ == CitedBy::Fill) {
            auto citing = edition_.cited_by(open.card.id);
            if (!citing) {
                failed = std::move(citing).error();
                return false;
            }
            for (archive::Citation& citation : *citing) {
                document.cited_by.push_back(std::move(citation.citing));
            }
        }
        return visit(document);
    }));
    if (failed) {
        return fail(*std::move(failed));
    }
    return {};
}

}  // namespace reftel::room
