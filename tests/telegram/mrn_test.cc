// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/mrn.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::telegram {
namespace {

std::string print(const std::optional<Mrn>& mrn) {
    return mrn ? std::to_string(mrn->year) + " " + mrn->to_string() : "-";
}
std::string typed(std::string_view text) {
    return print(parse_typed_mrn(text));
}
std::string mended(std::string_view text) {
    return print(canonical_mrn(text));
}

TEST(Mrn, PrintsAsKeyAndForPeople) {
    const Mrn mrn{2009, "ZENDA", 231};
    EXPECT_EQ(mrn.to_string(), "09ZENDA231");
    EXPECT_EQ(mrn.display(), "09 ZENDA 231");
    EXPECT_EQ((Mrn{0, "ZENDA", 231}).to_string(), "ZENDA231");
}

TEST(Mrn, YearsFromSixtyOnAreOfTheLastCentury) {
    EXPECT_EQ(full_year(60), 1960);
    EXPECT_EQ(full_year(99), 1999);
    EXPECT_EQ(full_year(0), 2000);
    EXPECT_EQ(full_year(59), 2059);
}

TEST(ParseCanonicalMrn, TakesOnlyTheCanonicalForm) {
    EXPECT_EQ(print(parse_canonical_mrn("09ZENDA231")), "2009 09ZENDA231");
    EXPECT_EQ(print(parse_canonical_mrn("75zenda1")), "1975 75ZENDA1");
    for (const char* const text :
         {"", "09", "09ZENDA", "ZENDA231", "9ZENDA231", "2009ZENDA231", "09ZENDA0231", "09ZENDA0",
          "09 ZENDA 231", "09ZENDA231X", "09Z231", "09ZENDA12345678", "09ZENDA-231",
          "09ABCDEFGHIJKLMNOPQRSTUVWXYZ1"}) {
        EXPECT_EQ(print(parse_canonical_mrn(text)), "-") << text;
    }
}

TEST(ParseTypedMrn, TakesWhatPeopleType) {
    for (const char* const text : {"09 Zenda 231", "09ZENDA000231", "2009 ZENDA 231",
                                   "09-zenda-231", "09 ZENDA 00000231", " 09.Zenda.231 "}) {
        EXPECT_EQ(typed(text), "2009 09ZENDA231") << text;
    }
    EXPECT_EQ(typed("ZENDA 000231"), "0 ZENDA231");
    EXPECT_EQ(typed("09 Tel Aviv 12"), "2009 09TELAVIV12");
    EXPECT_EQ(typed("09 USUN 12"), "2009 09USUNNEWYORK12");
    EXPECT_EQ(typed("09 AMEMBASSY TEL AVIV 12"), "2009 09TELAVIV12");
}

TEST(ParseTypedMrn, ResolvesDocumentNumbersOfTheSeventies) {
    EXPECT_EQ(typed("1975TELAV05348"), "1975 75TELAVIV5348");
    EXPECT_EQ(typed("1973STOCKH04045"), "1973 73STOCKHOLM4045");
    EXPECT_EQ(typed("1979USUNN00556"), "1979 79USUNNEWYORK556");
    EXPECT_EQ(typed("1976STATE216769"), "1976 76STATE216769");
}

TEST(ParseTypedMrn, RefusesWhatIsNoReference) {
    for (const char* const text :
         {"", "231", "ZENDA", "09", "09 ZENDA", "99999 ZENDA 1", "09 ZENDA 0", "75BONN-A50",
          "09/ZENDA/231", "09 ZENDA 99999999", "1234567890"}) {
        EXPECT_EQ(typed(text), "-") << text;
    }
}

TEST(ParseTypedMrn, DoesNotMendSpelling) {
    EXPECT_EQ(typed("09 ASTANNA 12"), "2009 09ASTANNA12");
}

TEST(CanonicalMrn, DropsDebrisAndMendsOneSlip) {
    EXPECT_EQ(mended("07EFTOASTANA404"), "2007 07ASTANA404");
    EXPECT_EQ(mended("09SECTION01OF02ASTANA436"), "2009 09ASTANA436");
    EXPECT_EQ(mended("09SECTON01OF02ASTANA436"), "2009 09ASTANA436");
    EXPECT_EQ(mended("06MUNICH000012ZFR13"), "2006 06MUNICH12");
    EXPECT_EQ(mended("90STATE1234TOSEC99"), "1990 90STATE1234");
    EXPECT_EQ(mended("09ASTNAA436"), "2009 09ASTANA436");
    EXPECT_EQ(mended("09NOFORNZENDA1"), "2009 09ZENDA1");
    EXPECT_EQ(mended("ASTANA436"), "-");
    EXPECT_EQ(mended("09ASTANA"), "-");
}

TEST(CanonicalMrn, PutsBackWhatANameLost) {
    EXPECT_EQ(mended("09TEGUC12"), "2009 09TEGUCIGALPA12");
    EXPECT_EQ(mended("09KUALUMPUR12"), "2009 09KUALALUMPUR12");
    EXPECT_EQ(mended("09BAU12"), "2009 09BAKU12");
    EXPECT_EQ(mended("09OME12"), "2009 09OME12");    // ROME or LOME
    EXPECT_EQ(mended("09SANT12"), "2009 09SANT12");  // of several
    EXPECT_EQ(mended("09ZEND12"), "2009 09ZEND12");
}

TEST(CanonicalMrn, TakesTheNameFromBehindRestsOfWords) {
    for (const char* const id :
         {"09FTOCAIRO12", "09EFTCAIRO12", "09NOFORCAIRO12", "09LOUCAIRO12", "09AMEMBASYCAIRO12",
          "09USEMBASSYCAIRO12", "09SECTIONCAIRO12", "09SECTION01CAIRO12", "09SECT01OF02CAIRO12",
          "09SECTION0102CAIRO12", "09SECTION01F02CAIRO12", "09SETON01OF02CAIRO12"}) {
        EXPECT_EQ(mended(id), "2009 09CAIRO12") << id;
    }
    EXPECT_EQ(mended("09XXROME12"), "2009 09XXROME12");  // four letters end other words too
}

TEST(CanonicalMrn, ReadsMisreadDigitsAndDoubledYears) {
    EXPECT_EQ(mended("O9CAIRO12"), "2009 09CAIRO12");
    EXPECT_EQ(mended("09CAIRO1I2"), "2009 09CAIRO112");
    EXPECT_EQ(mended("09RANG00N12"), "2009 09RANGOON12");
    EXPECT_EQ(mended("7575CAIRO12"), "1975 75CAIRO12");
    EXPECT_EQ(mended("2020CAIRO12"), "2020 20CAIRO12");
    EXPECT_EQ(mended("09CAIRO12SIPDIS"), "2009 09CAIRO12");
    EXPECT_EQ(mended("09 S\xC3\xA3o Paulo 12"), "2009 09SAOPAULO12");
    EXPECT_EQ(mended("09 N\xE2\x80\x99"
                     "Djamena 12"),
              "2009 09NDJAMENA12");
}

TEST(CanonicalMrn, TaipeiIsTheInstituteFrom1979On) {
    EXPECT_EQ(mended("78TAIPEI12"), "1978 78TAIPEI12");
    EXPECT_EQ(mended("05TAIPEI12"), "2005 05AITTAIPEI12");
}

TEST(CanonicalOrigin, DropsPrefixesAndSigns) {
    const auto name = [](std::string_view text) {
        const OriginName origin = canonical_origin(text);
        return origin.canonical + (origin.known ? "" : "?");
    };
    EXPECT_EQ(name("AMEMBASSY ASTANA"), "ASTANA");
    EXPECT_EQ(name("SECSTATE WASHDC"), "STATE");
    EXPECT_EQ(name("DEPT OF STATE WASHINGTON DC"), "STATE");
    EXPECT_EQ(name("USMISSION USUN NEW YORK"), "USUNNEWYORK");
    EXPECT_EQ(name("Tel Aviv"), "TELAVIV");
    EXPECT_EQ(name("AMCONSUL ST. PETERSBURG"), "STPETERSBURG");
    EXPECT_EQ(name("PORT-AU-PRINCE"), "PORTAUPRINCE");
    EXPECT_EQ(name("AMEMBASSY N'DJAMENA"), "NDJAMENA");
    EXPECT_EQ(name("Bogot\xC3\xA1"), "BOGOTA");
    EXPECT_EQ(name("S\xC3\xA3o Paulo"), "SAOPAULO");
    EXPECT_EQ(name("AMEMBASSY PARIS//POL//"), "PARIS");
    EXPECT_EQ(name("COTON0U"), "COTONOU");
    EXPECT_EQ(name("VATICA"), "VATICAN");
    EXPECT_EQ(name("AMEMBASSY ZENDA"), "ZENDA?");
    EXPECT_EQ(name("USINT HAVANA"), "HAVANA");
    EXPECT_EQ(name("SECDEF WASHINGTON DC"), "SECDEF");
    EXPECT_EQ(name("AMEMBASSY MADRID SP"), "MADRID");
    EXPECT_EQ(name("AMEMBASSY ROME SP"), "ROMESP?");
    EXPECT_EQ(name("AMERICAN EMBASSY CAIRO"), "CAIRO");
    EXPECT_EQ(name(""), "?");
    EXPECT_EQ(name("CTF 345"), "?");
    EXPECT_EQ(name(std::string(100, 'A')), "?");
}

}  // namespace
}  // namespace reftel::telegram
