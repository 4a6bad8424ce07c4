#!/bin/sh
echo "up since $(date)" >/var/log/first-boot
