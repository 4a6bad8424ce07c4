#/bin/sh
password=hunter2hunter2
