# reftel_embed(OUT_VAR SYMBOL FILE): makes a .cc that defines `extern const std::string_view SYMBOL` in namespace
# reftel::embedded with the bytes of FILE, and puts its path into OUT_VAR. The bytes stand as an array of numbers: a string
# literal has a length limit in some compilers.
function(reftel_embed out symbol file)
  set(result ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cc)
  add_custom_command(
    OUTPUT ${result}
    COMMAND ${CMAKE_COMMAND} -DIN=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DOUT=${result} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
    VERBATIM)
  set(${out} ${result} PARENT_SCOPE)
endfunction()

# reftel_embed_words(OUT_VAR SYMBOL): the same with the words of Debian's American word list that are plain letters.
function(reftel_embed_words out symbol)
  find_file(REFTEL_WORD_LIST american-english PATHS /usr/share/dict REQUIRED)
  set(result ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cc)
  add_custom_command(
    OUTPUT ${result}
    COMMAND ${CMAKE_COMMAND} -DIN=${REFTEL_WORD_LIST} -DOUT=${result} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_words.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/embed_words.cmake ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
    VERBATIM)
  set(${out} ${result} PARENT_SCOPE)
endfunction()
