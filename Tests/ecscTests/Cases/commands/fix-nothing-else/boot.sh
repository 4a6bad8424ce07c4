
#!/bin/sh
echo up
