#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, and Swift can't call variadic C functions: one inline for each type of
// argument that the client sets or reads.

/// For options that take a number or a switch.
static inline CURLcode clickpost_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

/// For sizes that may be above 2 GiB (CURLOPT_INFILESIZE_LARGE).
static inline CURLcode clickpost_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// For texts, which libcurl copies; NULL takes a default away.
static inline CURLcode clickpost_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/// For the callbacks' own data and for header lists.
static inline CURLcode clickpost_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

/// Receives the body (CURLOPT_WRITEFUNCTION) and the header lines (CURLOPT_HEADERFUNCTION).
static inline CURLcode clickpost_curl_set_write(CURL *handle, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt(handle, option, value);
}

/// Gives the request's body.
static inline CURLcode clickpost_curl_set_read(CURL *handle, curl_read_callback value) {
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, value);
}

/// Goes back in the request's body, which a proxy's second question can need.
static inline CURLcode clickpost_curl_set_seek(CURL *handle, curl_seek_callback value) {
    return curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, value);
}

/// Progress, and the only place where a transfer can be cancelled.
static inline CURLcode clickpost_curl_set_progress(CURL *handle, curl_xferinfo_callback value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

/// Reads a number of the transfer (the status, the system's error, the proxy's status); -1 where there is none.
static inline long clickpost_curl_get_long(CURL *handle, CURLINFO info) {
    long value = -1;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : -1;
}

/// CURL_GLOBAL_DEFAULT is a macro of macros that Swift does not import.
static inline CURLcode clickpost_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}
