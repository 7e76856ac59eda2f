# Embeds the words of a word list that consist of plain letters, a line each: IN, OUT, SYMBOL as for embed_file.cmake.
file(STRINGS ${IN} words REGEX "^[A-Za-z]+$")
string(JOIN "\n" words ${words})
file(WRITE ${OUT}.txt "${words}\n")
set(IN ${OUT}.txt)
include(${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)
