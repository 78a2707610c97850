#pragma once
/// Linux calls that Swift's Glibc overlay does not show: each function says why it is here.
#include <stddef.h>
#include <stdint.h>
